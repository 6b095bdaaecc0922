package voicelab.systems.interactionserver;

import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.interaction.InteractionErrors;

/**
 * Which queues there are. In the real product they are configuration objects, and so will these be when the tenant's
 * Configuration Server is built; until then they come from the profile.
 *
 * @param views view to its queue
 * @param strategies strategy to the queue that it is fed from
 */
record QueuePlan(Set<String> queues, Map<String, String> views, Map<String, String> strategies) {

    String queueOfView(String view) throws Refusal {
        return found(views.get(view), "view", view);
    }

    String queueOfStrategy(String strategy) throws Refusal {
        return found(strategies.get(strategy), "strategy", strategy);
    }

    private static String found(String queue, String what, String name) throws Refusal {
        if (queue == null)
            throw new Refusal(InteractionErrors.UNKNOWN_QUEUE, "there is no " + what + " \"" + name + "\"");
        return queue;
    }
}
