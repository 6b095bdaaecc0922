package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/** The running checks of this agent, and the time after which a critical one takes its service away. */
final class CheckClocks implements Follower {
    static final String CHECK = "check";
    private final LabContext lab;
    private final Probe probe;
    private final LocalAgent agent;
    private final Map<String, RunningCheck> running = new HashMap<>();
    private final Map<String, Timers.Timer> reapers = new HashMap<>();

    CheckClocks(LabContext lab, LocalAgent agent) {
        this.lab = lab;
        this.probe = new Probe(lab);
        this.agent = agent;
    }

    @Override
    public void changed(Change change) {
        String id = Table.second(change.key());
        if (change.table() == Table.AGENT && change.key().equals(Table.key(CHECK, id))) {
            stop(id);
            if (change.after() != null) start(id, CheckPlan.of(change.after()));
        }
        if (change.table() == Table.CHECKS && change.key().equals(Table.key(agent.node(), id)))
            watch(id, change.before(), change.after());
    }

    private void start(String id, CheckPlan plan) {
        RunningCheck check = new RunningCheck(
                plan, lab.timers(), lab.workers(), probe, (found, holds) -> agent.found(id, found, holds));
        running.put(id, check);
        check.start();
    }

    private void stop(String id) {
        RunningCheck old = running.remove(id);
        if (old != null) old.stop();
        forgive(id);
    }

    private void watch(String id, ObjectNode before, ObjectNode after) {
        boolean was = before != null && isCritical(before);
        boolean is = after != null && isCritical(after);
        if (!is) forgive(id);
        RunningCheck check = running.get(id);
        if (!is || was || check == null || after.path("ServiceID").asText().isEmpty()) return;
        Duration patience = check.plan().deregisterAfter();
        if (patience.isZero()) return;
        String service = after.path("ServiceID").asText();
        reapers.put(id, lab.timers().after(patience, () -> agent.reap(service)));
    }

    private void forgive(String id) {
        Timers.Timer reaper = reapers.remove(id);
        if (reaper != null) reaper.cancel();
    }

    private static boolean isCritical(ObjectNode check) {
        return check.path("Status").asText().equals(CheckOutcome.CRITICAL);
    }

    /** Null when it does not run here. Under the store's lock. */
    RunningCheck find(String id) {
        return running.get(id);
    }

    @Override
    public void forgotten(long index) {
        running.values().forEach(RunningCheck::stop);
        running.clear();
        reapers.values().forEach(Timers.Timer::cancel);
        reapers.clear();
    }
}
