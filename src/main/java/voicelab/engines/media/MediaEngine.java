package voicelab.engines.media;

import java.util.random.RandomGenerator;
import voicelab.net.BindFailure;
import voicelab.net.Ticker;

/** RTP for all systems of one lab. Thread-safe. Closing it closes every session and relay, and gives back ports and threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class MediaEngine implements AutoCloseable {
    public MediaEngine(MediaSettings settings, Ticker ticker, RandomGenerator random) {}

    /**
     * Binds a pair of ports and is ready to hear.
     *
     * @throws BindFailure when no pair of the range can be bound at that address, or too many sessions are open
     */
    public RtpSession session(RtpPlan plan, RtpListener listener) throws BindFailure {
        throw new UnsupportedOperationException();
    }

    /** Binds a pair of ports a leg. What {@code a} hears leaves from {@code b} and the reverse. */
    public RtpRelay relay(RtpPlan a, RtpPlan b) throws BindFailure {
        throw new UnsupportedOperationException();
    }

    /** Sessions and relay legs that are open. */
    public int open() {
        return 0;
    }

    @Override
    public void close() {}
}
