package voicelab.engines.media;

import java.nio.channels.ClosedChannelException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Two legs joined without decoding, as a session border controller does: RTP and RTCP of one leg's peer leave from the
 * other leg's ports to its peer. What is neither, or comes from a stranger, stops here. Made by {@link MediaEngine#relay}.
 */
public final class RtpRelay implements AutoCloseable {
    private final MediaWorks works;
    private final RelayLeg a;
    private final RelayLeg b;
    private final AtomicBoolean closed = new AtomicBoolean();

    RtpRelay(MediaWorks works, MediaLeg a, MediaLeg b) throws ClosedChannelException {
        this.works = works;
        this.a = new RelayLeg(works, a);
        this.b = new RelayLeg(works, b);
        this.a.join(this.b);
        this.b.join(this.a);
    }

    public RelayLeg a() {
        return a;
    }

    public RelayLeg b() {
        return b;
    }

    /** Reports both streams' ends and gives the ports back. No BYE: that is the peers' to say. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) return;
        works.gone(this);
        works.selector().execute(a::finish);
        works.selector().execute(b::finish);
    }
}
