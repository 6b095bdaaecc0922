package voicelab.scenario;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.Lab;
import voicelab.net.Ticker;

/** What the steps of one run share. */
final class RunState implements AutoCloseable {
    private static final int MAX_ENDS = 100;

    final Lab lab;
    final Scenario scenario;
    final Variables variables;
    final Patience whole;
    final long began;
    private final Map<String, NamedCall> calls = new LinkedHashMap<>();
    private final Deque<AutoCloseable> ends = new ArrayDeque<>();
    private long acted;

    RunState(Lab lab, Scenario scenario) {
        this.lab = lab;
        this.scenario = scenario;
        this.whole = Patience.of(Ticker.REAL, scenario.timeout());
        this.began = lab.journal().last();
        this.acted = began;
        this.variables = new Variables(
                lab.running().order().seed(),
                lab.plan().net().toString(),
                id -> lab.map().instance(id).map(i -> lab.plan().address(i).getHostAddress()));
    }

    Map<String, NamedCall> calls() {
        return calls;
    }

    Collection<NamedCall> placed() {
        return calls.values();
    }

    /** The journal's end when the latest {@code do}, {@code fault} or {@code mend} began. */
    long acted() {
        return acted;
    }

    void acting() {
        acted = lab.journal().last();
    }

    /** To be closed when the run ends; false when there are too many. */
    boolean atEnd(AutoCloseable end) {
        if (ends.size() >= MAX_ENDS) return false;
        ends.push(end);
        return true;
    }

    /** Hangs up what is still up and closes what steps opened. */
    @Override
    public void close() {
        for (NamedCall call : calls.values())
            if (!call.call().ended().toCompletableFuture().isDone()) call.call().hangUp();
        while (!ends.isEmpty()) {
            try {
                ends.pop().close();
            } catch (Exception e) {
                System.getLogger("voicelab").log(System.Logger.Level.WARNING, "at the end of a scenario", e);
            }
        }
    }
}
