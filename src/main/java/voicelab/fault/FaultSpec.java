package voicelab.fault;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault as somebody asked for it.
 *
 * @param link the link's id
 * @param instance the caller or callee instance that it is for, empty for all
 * @param back whether it bends what comes back instead of what goes out (connection faults bend both)
 */
public record FaultSpec(String link, String instance, boolean back, Fault fault, Trigger trigger) {

    /** {@code gvp-4@mcp-2.back=delay:200ms,count=3}: the form that a parser reads back. */
    @Override
    public String toString() {
        String args = Stream.concat(Stream.of(fault.args()), trigger.args().stream())
                .filter(arg -> !arg.isEmpty())
                .collect(Collectors.joining(","));
        return link + (instance.isEmpty() ? "" : "@" + instance) + (back ? ".back" : "") + "=" + fault.kind()
                + (args.isEmpty() ? "" : ":" + args);
    }
}
