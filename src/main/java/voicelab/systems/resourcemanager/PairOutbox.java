package voicelab.systems.resourcemanager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/**
 * What the other node is still to be told of this node's sessions. One message is under way at a time; what happens meanwhile
 * is in the next, a session once however often it changed. After a new connection everything is told from the beginning, so
 * nothing is kept for a node that is away. On the node's event loop only.
 */
final class PairOutbox {
    private static final int MOST_IN_A_MESSAGE = 200;

    /** Sends a request to the other node and completes with its answer. */
    interface Line {
        CompletableFuture<FrameMessage> ask(FrameMessage request, Duration patience);
    }

    /** A session that is over, as both nodes know it. */
    record Ended(String callId, String guid) {}

    private final Desk desk;
    private final Line line;
    private final Duration patience;
    private final Consumer<String> failed;
    private final Map<String, CallSession> changed = new LinkedHashMap<>();
    private final Map<Ended, Boolean> ended = new LinkedHashMap<>();
    private final Map<String, List<Runnable>> waiting = new HashMap<>();
    private final Set<String> flying = new HashSet<>();
    private boolean open;
    private boolean inFlight;
    private int round;

    /** @param failed told why the other node did not take what it was told */
    PairOutbox(Desk desk, Line line, Duration patience, Consumer<String> failed) {
        this.desk = desk;
        this.line = line;
        this.patience = patience;
        this.failed = failed;
    }

    void changed(CallSession session) {
        if (!open) return;
        changed.put(session.callId(), session);
        flush();
    }

    /** Runs {@code then} when the other node has taken the session as it is now, or is gone. */
    void whenKept(String callId, Runnable then) {
        if (open && (changed.containsKey(callId) || flying.contains(callId)))
            waiting.computeIfAbsent(callId, id -> new ArrayList<>(1)).add(then);
        else then.run();
    }

    private void release(Collection<String> kept) {
        for (String each : kept) {
            List<Runnable> then = changed.containsKey(each) ? null : waiting.remove(each);
            if (then != null) then.forEach(Runnable::run);
        }
    }

    void ended(CallSession session) {
        if (!open) return;
        changed.remove(session.callId());
        release(List.of(session.callId()));
        ended.put(new Ended(session.callId(), session.guid()), true);
        flush();
    }

    /**
     * The other node has joined: tells all that this node has.
     *
     * @param over sessions that this node ended though they were the other's
     * @param done run when the other node knows it all
     */
    void open(Collection<CallSession> all, Collection<Ended> over, Runnable done) {
        close();
        open = true;
        List<CallSession> sessions = new ArrayList<>(all);
        List<FrameMessage> parts = new ArrayList<>();
        Iterator<Ended> ends = over.iterator();
        int from = 0;
        do {
            int to = Math.min(sessions.size(), from + MOST_IN_A_MESSAGE);
            List<Ended> some = new ArrayList<>();
            while (ends.hasNext() && some.size() < MOST_IN_A_MESSAGE) some.add(ends.next());
            boolean last = to == sessions.size() && !ends.hasNext();
            parts.add(message(sessions.subList(from, to), some)
                    .put("everything", true)
                    .put("last", last)
                    .build());
            from = to;
            if (last) break;
        } while (true);
        inFlight = true;
        send(parts.iterator(), done);
    }

    private void send(Iterator<FrameMessage> parts, Runnable done) {
        if (!parts.hasNext()) {
            inFlight = false;
            done.run();
            flush();
            return;
        }
        ask(parts.next(), () -> send(parts, done));
    }

    /** The connection is gone. */
    void close() {
        open = false;
        inFlight = false;
        round++;
        changed.clear();
        ended.clear();
        flying.clear();
        release(List.copyOf(waiting.keySet()));
    }

    private void flush() {
        if (!open || inFlight || (changed.isEmpty() && ended.isEmpty())) return;
        List<CallSession> sessions = taken(changed.values());
        FrameMessage next = message(sessions, taken(ended.keySet())).build();
        sessions.forEach(each -> flying.add(each.callId()));
        inFlight = true;
        ask(next, () -> {
            inFlight = false;
            List<String> kept = List.copyOf(flying);
            flying.clear();
            release(kept);
            flush();
        });
    }

    private void ask(FrameMessage message, Runnable then) {
        int mine = round;
        line.ask(message, patience)
                .whenComplete((answer, problem) -> desk.node().run(() -> {
                    if (mine != round) return;
                    if (problem != null) failed.accept(String.valueOf(problem.getMessage()));
                    else if (!answer.is(PairNames.KEPT))
                        failed.accept(answer.text("description").orElse(answer.messageName()));
                    else then.run();
                }));
    }

    private static <T> List<T> taken(Collection<T> from) {
        List<T> taken = new ArrayList<>();
        for (Iterator<T> each = from.iterator(); each.hasNext() && taken.size() < MOST_IN_A_MESSAGE; each.remove())
            taken.add(each.next());
        return taken;
    }

    /** One session's ids stand in front too, so that whoever follows a call sees it. */
    private static FrameMessageBuilder message(List<CallSession> sessions, List<Ended> over) {
        FrameMessageBuilder message = FrameMessage.named(PairNames.KEEP);
        if (sessions.size() == 1)
            message.put("callId", sessions.get(0).callId())
                    .put("gvpSessionId", sessions.get(0).guid());
        else if (sessions.isEmpty() && over.size() == 1)
            message.put("callId", over.get(0).callId())
                    .put("gvpSessionId", over.get(0).guid());
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        sessions.forEach(session -> kept.add(SessionWire.write(session)));
        ArrayNode gone = JsonNodeFactory.instance.arrayNode();
        for (Ended each : over) {
            ObjectNode one = gone.addObject();
            one.put("callId", each.callId()).put("gvpSessionId", each.guid());
        }
        return message.put("sessions", kept).put("ended", gone);
    }
}
