package voicelab.systems.interactionserver;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.KvList;

/** What has happened and was not heard yet, in its order. Guarded by the book. */
final class News {
    private final Clock clock;
    private final BookListener listener;
    private final List<Runnable> waiting = new ArrayList<>();
    private long events;

    News(Clock clock, BookListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** An event of this moment; to be told when it is complete. */
    ReportingEvent event(String name, Interaction of) {
        return ReportingEvent.of(name, ++events, clock.instant(), of);
    }

    void tell(ReportingEvent event) {
        waiting.add(() -> listener.reported(event));
    }

    void tell(String name, Interaction of, Actor by, String reason) {
        tell(event(name, of).with("attr_reason_system_name", reason).by(by));
    }

    void taken(Interaction taken, Party party) {
        tell(event(InteractionNames.EVENT_TAKEN_FROM_QUEUE, taken)
                .with("attr_queue", taken.queue())
                .of(party));
        tell(event(InteractionNames.EVENT_PARTY_ADDED, taken).of(party));
    }

    void partyRemoved(Interaction from, Party party, String reason) {
        tell(event(InteractionNames.EVENT_PARTY_REMOVED, from).of(party).with("attr_reason_system_name", reason));
    }

    void placed(Interaction placed, String oldQueue, String reason) {
        tell(event(InteractionNames.EVENT_PLACED_IN_QUEUE, placed)
                .with("attr_old_queue", oldQueue)
                .with("attr_reason_system_name", reason));
    }

    void changed(Interaction next, Actor by, KvList changes, KvList deleted) {
        tell(InteractionNames.EVENT_PROPERTIES_CHANGED, next, by, "");
        waiting.add(() -> listener.changed(next, by, changes, deleted));
    }

    void revoked(Interaction from, Party party, String reason) {
        tell(event(InteractionNames.EVENT_REVOKED, from).of(party).with("attr_reason_system_name", reason));
        waiting.add(() -> listener.revoked(from, party, reason));
    }

    /** What is to be heard now; nothing is left. */
    List<Runnable> taken() {
        List<Runnable> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
