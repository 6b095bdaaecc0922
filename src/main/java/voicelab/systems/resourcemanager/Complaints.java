package voicelab.systems.resourcemanager;

import java.util.LinkedHashSet;
import java.util.Set;

/** What is wrong with one configuration. Only what was right in the one before is told, so that a change elsewhere repeats nothing. */
final class Complaints implements Warnings {
    private static final int MOST = 1_000;

    private final Desk desk;
    private final Set<String> before;
    private final Set<String> now = new LinkedHashSet<>();

    /** @param before the complaints about the configuration before */
    Complaints(Desk desk, Set<String> before) {
        this.desk = desk;
        this.before = before;
    }

    @Override
    public void warn(int logId, String what) {
        if (now.size() >= MOST || !now.add(what) || before.contains(what)) return;
        desk.note(what);
        desk.log().warning(logId, what);
    }

    Set<String> all() {
        return now;
    }
}
