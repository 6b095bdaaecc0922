package voicelab.systems.prometheus;

/** The query is no selector: either it is wrong, or it is PromQL that is not done here. */
final class SelectorFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean wrong;

    private SelectorFault(String message, boolean wrong) {
        super(message);
        this.wrong = wrong;
    }

    static SelectorFault bad(String what) {
        return new SelectorFault(what, true);
    }

    static SelectorFault notDone(String what) {
        return new SelectorFault(
                "not implemented here: " + what
                        + "; only plain selectors such as up{job=\"mcp\"} are answered, for more point a real Prometheus at the"
                        + " lab (GET /lab/v1/prometheus.yml)",
                false);
    }

    /** Whether a real Prometheus would complain as well. */
    boolean wrong() {
        return wrong;
    }
}
