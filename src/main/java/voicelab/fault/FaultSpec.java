package voicelab.fault;

/**
 * A fault as somebody asked for it.
 *
 * @param link the link's id
 * @param instance the caller or callee instance that it is for, empty for all
 * @param back whether it bends what comes back instead of what goes out (connection faults bend both)
 */
public record FaultSpec(String link, String instance, boolean back, Fault fault, Trigger trigger) {

    /** {@code gvp-4@mcp-2.back=delay:200ms,count=3}: the form that {@link FaultParser} reads. */
    @Override
    public String toString() {
        String args = fault instanceof Fault.Delay delay ? ":" + delay.by().toMillis() + "ms" : "";
        String when = trigger.toString();
        if (args.isEmpty() && !when.isEmpty()) when = ":" + when.substring(1);
        return link + (instance.isEmpty() ? "" : "@" + instance) + (back ? ".back" : "") + "=" + fault.kind() + args
                + when;
    }
}
