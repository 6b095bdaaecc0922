package voicelab.fault;

import java.time.Duration;
import java.util.Locale;

/**
 * One way to bend an arrow. Message faults sit in the route or, for media, in the datagram pipeline; connection faults
 * ({@link Cut}, {@link Refuse}, {@link Reset}, {@link Stall}) sit under the caller's socket, below retransmission.
 */
public sealed interface Fault {

    /** Its word in YAML and on the command line, such as {@code one-way}. */
    default String kind() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** What it is told besides when to act, as it is written; empty for nothing. */
    default String args() {
        return "";
    }

    /** Open connections are pulled, new ones refused, senders fail within 100 ms. */
    record Cut() implements Fault {}

    /** New connections fail as if nobody listened, and so do parcels on open ones, until the count is used up. */
    record Refuse() implements Fault {}

    /** The connection is pulled when a parcel passes, and that parcel is lost. */
    record Reset() implements Fault {}

    /** Parcels stay on the way until the fault is mended; connections stay open. */
    record Stall() implements Fault {}

    /**
     * A parcel arrives later. Those behind it on the same connection wait too, unless the fault names which it is for: then
     * only those wait, and the others overtake them.
     */
    record Delay(Duration by) implements Fault {
        @Override
        public String args() {
            return by.toMillis() + "ms";
        }
    }

    /** A packet arrives later by a time drawn evenly between two bounds; packets keep their order. */
    record Jitter(Duration from, Duration to) implements Fault {
        @Override
        public String args() {
            return from.toMillis() + "ms-" + to.toMillis() + "ms";
        }
    }

    /** A parcel is lost. */
    record Drop() implements Fault {}

    /** Media of one direction is lost: RTP alone, so that RTCP goes on, unless the fault says {@code of=both}. */
    record OneWay() implements Fault {}

    /** A parcel arrives twice. */
    record Duplicate() implements Fault {}

    /** A parcel arrives after the one behind it. */
    record Reorder() implements Fault {}

    /** A request gets this response from the arrow itself. {@code retryAfter} in seconds, -1 for no such header. */
    record Reject(int status, int retryAfter) implements Fault {
        @Override
        public String args() {
            return status + (retryAfter < 0 ? "" : ",retry-after=" + retryAfter);
        }
    }

    /** An INVITE loses its offer, so that the offer comes in the 200; its ACK carries what was taken away as the answer. */
    record LateSdp(boolean answered) implements Fault {
        @Override
        public String args() {
            return answered ? "" : "answer=none";
        }
    }

    /** SDP says something else: {@code what} is {@code address}, {@code port}, {@code codec} or {@code garbled}. */
    record WrongSdp(String what, String value) implements Fault {
        @Override
        public String args() {
            return value.isEmpty() ? what : what + "=" + value;
        }
    }
}
