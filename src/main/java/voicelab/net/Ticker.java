package voicelab.net;

/** Real, monotonic time for I/O, RTP and retransmission; never moved by a scenario. */
@FunctionalInterface
public interface Ticker {
    /** Nanoseconds since an arbitrary origin. */
    long nanos();

    Ticker REAL = System::nanoTime;
}
