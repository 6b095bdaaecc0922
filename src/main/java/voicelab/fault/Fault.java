package voicelab.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * One way to bend an arrow. Message faults ({@link Delay}, {@link Drop}, {@link Duplicate}, {@link Reorder}) sit in the
 * route or, for media, in the datagram pipeline; connection faults ({@link Cut}, {@link Refuse}, {@link Reset},
 * {@link Stall}) sit under the caller's socket, below retransmission.
 */
public sealed interface Fault {

    /** Its word in YAML and on the command line. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Open connections are pulled, new ones refused, senders fail within 100 ms. */
    record Cut() implements Fault {}

    /** New connections fail as if nobody listened, and so do parcels on open ones, until the count is used up. */
    record Refuse() implements Fault {}

    /** The connection is pulled when a parcel passes, and that parcel is lost. */
    record Reset() implements Fault {}

    /** Parcels stay on the way until the fault is mended; connections stay open. */
    record Stall() implements Fault {}

    /** A parcel arrives later; those behind it on the same connection keep their order. */
    record Delay(Duration by) implements Fault {}

    /** A parcel is lost. */
    record Drop() implements Fault {}

    /** A parcel arrives twice. */
    record Duplicate() implements Fault {}

    /** A parcel arrives after the one behind it. */
    record Reorder() implements Fault {}
}
