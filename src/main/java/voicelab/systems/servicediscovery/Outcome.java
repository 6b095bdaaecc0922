package voicelab.systems.servicediscovery;

import java.util.ArrayList;
import java.util.List;

/** What one sync did. On one thread. */
final class Outcome {
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int mcps;
    private int tenants;

    void added(String what) {
        added.add(what);
    }

    void removed(String what) {
        removed.add(what);
    }

    void changed(String what) {
        changed.add(what);
    }

    /** One thing that could not be done while others could. */
    void trouble(String what) {
        troubles.add(what);
    }

    void counted(int mcpsNow, int tenantsNow) {
        mcps = mcpsNow;
        tenants = tenantsNow;
    }

    List<String> added() {
        return List.copyOf(added);
    }

    List<String> removed() {
        return List.copyOf(removed);
    }

    List<String> changed() {
        return List.copyOf(changed);
    }

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    /** How many instances are registered and count. */
    int mcps() {
        return mcps;
    }

    int tenants() {
        return tenants;
    }

    boolean isQuiet() {
        return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    @Override
    public String toString() {
        return mcps + " MCPs, " + tenants + " tenants" + said(", added ", added) + said(", removed ", removed)
                + said(", changed ", changed) + said("; ", troubles);
    }

    private static String said(String what, List<String> all) {
        return all.isEmpty() ? "" : what + String.join(" ", all);
    }
}
