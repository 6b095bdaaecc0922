package voicelab.engines.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import voicelab.net.BindFailure;
import voicelab.net.Ticker;

/**
 * RTP for all systems of one lab. Thread-safe. Its two threads begin with the first session. Closing it closes every session
 * and relay, and gives back ports and threads before it returns.
 */
public final class MediaEngine implements AutoCloseable {
    private static final long SETTLE_MILLIS = 500;

    private final MediaSettings settings;
    private final Ticker ticker;
    private final RandomGenerator random;
    private final PortPairs ports = new PortPairs();
    private final Set<AutoCloseable> streams = new HashSet<>();
    private MediaWorks works;
    private boolean closed;

    /** @param random SSRCs and all that must begin at random come from it */
    public MediaEngine(MediaSettings settings, Ticker ticker, RandomGenerator random) {
        this.settings = settings;
        this.ticker = ticker;
        this.random = random;
    }

    /**
     * Binds a pair of ports and is ready to hear.
     *
     * @throws BindFailure when no pair of the range can be bound at that address, or too many sessions are open
     * @throws IllegalStateException when the engine is closed
     */
    public RtpSession session(RtpPlan plan, RtpListener listener) throws BindFailure {
        MediaWorks now = works(plan);
        PortPairs.Pair pair = bind(plan, now);
        try {
            RtpSession session = new RtpSession(now, new MediaLeg(pair, plan), listener, draw());
            keep(session);
            return session;
        } catch (ClosedChannelException e) {
            pair.close();
            throw new BindFailure(pair.rtpAddress(), "udp", e);
        }
    }

    /** Binds a pair of ports a leg. What {@code a} hears leaves from {@code b} and the reverse. */
    public RtpRelay relay(RtpPlan a, RtpPlan b) throws BindFailure {
        MediaWorks now = works(a);
        PortPairs.Pair first = bind(a, now);
        PortPairs.Pair second = null;
        try {
            second = bind(b, now);
            RtpRelay relay = new RtpRelay(now, new MediaLeg(first, a), new MediaLeg(second, b));
            keep(relay);
            return relay;
        } catch (ClosedChannelException e) {
            second.close();
            second = null;
            throw new BindFailure(first.rtpAddress(), "udp", e);
        } finally {
            if (second == null) first.close();
        }
    }

    /** A conference's mixer, without seats yet; it needs nothing before it has one. */
    public Mixer mixer() {
        return new Mixer(this);
    }

    /** Sessions and relays that are open. */
    public synchronized int open() {
        return streams.size();
    }

    @Override
    public void close() {
        List<AutoCloseable> left;
        MediaWorks last;
        synchronized (this) {
            closed = true;
            left = new ArrayList<>(streams);
            last = works;
            works = null;
        }
        for (AutoCloseable stream : left) close(stream);
        if (last == null) return;
        last.clock().close();
        last.selector().close();
    }

    synchronized MediaWorks works(RtpPlan plan) throws BindFailure {
        if (closed) throw new IllegalStateException("the media engine is closed");
        if (streams.size() >= settings.sessionsMax())
            throw new BindFailure(
                    new InetSocketAddress(plan.local(), plan.ports().from()),
                    "udp",
                    new IOException(streams.size() + " media sessions are open, which is the bound (sessionsMax)"));
        if (works == null)
            works = new MediaWorks(
                    settings,
                    ticker,
                    new MediaClock(ticker),
                    new MediaSelector(),
                    new KeptPackets.Budget(settings),
                    this::gone);
        return works;
    }

    private PortPairs.Pair bind(RtpPlan plan, MediaWorks now) throws BindFailure {
        try {
            return ports.open(plan.local(), plan.ports());
        } catch (BindFailure full) {
            now.selector().settle(SETTLE_MILLIS); // sessions that closed a moment ago
            return ports.open(plan.local(), plan.ports());
        }
    }

    private void keep(AutoCloseable stream) {
        synchronized (this) {
            if (!closed) {
                streams.add(stream);
                return;
            }
        }
        close(stream);
        throw new IllegalStateException("the media engine is closed");
    }

    private synchronized void gone(AutoCloseable stream) {
        streams.remove(stream);
    }

    private synchronized RandomGenerator draw() {
        return new SplittableRandom(random.nextLong());
    }

    private static void close(AutoCloseable stream) {
        if (stream instanceof RtpSession session) session.close();
        else if (stream instanceof RtpRelay relay) relay.close();
    }
}
