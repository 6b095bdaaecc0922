package voicelab.systems.interactionserver;

import java.util.List;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionErrors;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/**
 * {@code RequestPull} by {@code interactionIds}, {@code strategy}, {@code view} or {@code queue}: {@code
 * EventPulledInteractions{interactions}}, none to many. A router's go to state 2, an agent's to 3.
 */
final class Pull implements Operation {
    static final int MAX_PULLED = 100;

    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        boolean router = client.type() == ClientType.ROUTING_ENGINE;
        Actor actor = client.actor(request);
        Party party = router
                ? new Party(PartyType.STRATEGY, Asked.text(request, "strategy", actor.told()), actor.key())
                : new Party(PartyType.AGENT, Asked.text(request, "agentId", actor.told()), actor.key());
        InteractionState as = router ? InteractionState.ROUTING : InteractionState.HANDLING;
        List<String> ids = Asked.words(request, "interactionIds", MAX_PULLED);
        int max = Asked.number(request, "numberOfInteractions", 1, 1, MAX_PULLED);
        List<Interaction> pulled = ids.isEmpty()
                ? desk.book().pull(queue(desk.queues(), request), max, as, party)
                : desk.book().pull(ids, Asked.number(request, "snapshotId", 0, 0, Integer.MAX_VALUE), as, party);
        return FrameMessage.named(InteractionNames.EVENT_PULLED_INTERACTIONS)
                .put("interactions", InteractionDesk.told(pulled));
    }

    private static String queue(QueuePlan queues, FrameMessage request) throws Refusal {
        String queue = Asked.text(request, "queue", "");
        if (!queue.isEmpty()) return queue;
        String view = Asked.text(request, "view", "");
        if (!view.isEmpty()) return queues.queueOfView(view);
        String strategy = Asked.text(request, "strategy", "");
        if (!strategy.isEmpty()) return queues.queueOfStrategy(strategy);
        throw new Refusal(
                InteractionErrors.MISSING_VALUE, "one of queue, view, strategy and interactionIds is missing");
    }
}
