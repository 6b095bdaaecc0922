package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.protocols.frames.FrameMessage;

/**
 * One shared {@code <id>} has one resource also when its first legs reach both nodes at the same moment: node 1 decides. Node 2
 * asks it before it places a first leg; where node 1 has a home for the id it says so, else it leaves the choice to node 2 and
 * holds its own legs of that id back until it is told, or until the time is up. On the node's event loop only.
 */
final class PairHomes {
    private final Desk desk;
    private final Replicas replicas;
    private final PairSettings settings;
    private final Map<String, List<Runnable>> granted = new HashMap<>();

    PairHomes(Desk desk, Replicas replicas, PairSettings settings) {
        this.desk = desk;
        this.replicas = replicas;
        this.settings = settings;
    }

    /** Node 1 places a leg: at once, or when node 2 has placed the one that it was given the choice for. */
    void whenFree(String instance, Runnable place) {
        List<Runnable> waiting = granted.get(instance);
        if (waiting == null || desk.sessions().home(instance) != null) place.run();
        else waiting.add(place);
    }

    /** Node 2 places a leg: when node 1 has said where, or kept silent. */
    void whenTold(String instance, PairOutbox.Line line, Runnable place) {
        FrameMessage question =
                FrameMessage.named(PairNames.HOME).put("confinstid", instance).build();
        line.ask(question, settings.patience())
                .whenComplete((answer, problem) -> desk.node().run(() -> {
                    if (problem == null)
                        answer.text("resource")
                                .flatMap(replicas::resource)
                                .ifPresent(at -> desk.sessions().reserve(instance, at));
                    place.run();
                    desk.sessions().unreserve(instance);
                }));
    }

    /** Node 2 asks. @return where the id lives, or null: node 2 may choose */
    MediaResource asked(String instance) {
        MediaResource home = desk.sessions().home(instance);
        if (home != null || granted.containsKey(instance)) return home;
        granted.put(instance, new ArrayList<>());
        new CompletableFuture<Void>()
                .completeOnTimeout(null, settings.patience().toMillis(), TimeUnit.MILLISECONDS)
                .thenRun(() -> desk.node().run(() -> release(instance)));
        return null;
    }

    /** Node 2 told of these sessions: who waited for one of them goes on. */
    void told(JsonNode sessions) {
        if (granted.isEmpty()) return;
        for (JsonNode each : sessions) if (each.has("resource")) release(SessionWire.together(each));
    }

    /** Nobody is there to wait for. */
    void releaseAll() {
        for (String each : List.copyOf(granted.keySet())) release(each);
    }

    private void release(String instance) {
        List<Runnable> waiting = granted.remove(instance);
        if (waiting != null) waiting.forEach(Runnable::run);
    }
}
