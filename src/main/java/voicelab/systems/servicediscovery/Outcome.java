package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;

/** What one sync did. On one thread. */
final class Outcome {
    private final List<String> added = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private int mcps;
    private int tenants;

    /** Something at the Configuration Server; {@link ConfigFailure} is its refusal of this one thing. */
    interface Step {
        void run() throws IOException;
    }

    /** A refusal costs no other its turn. */
    void attempt(String what, Step step) throws IOException {
        try {
            step.run();
        } catch (ConfigFailure refusal) {
            if (refusal.code().equals(ConfigNames.READ_ONLY)) throw refusal; // all others would be refused too
            trouble(what + ": " + refusal.getMessage());
        }
    }

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
