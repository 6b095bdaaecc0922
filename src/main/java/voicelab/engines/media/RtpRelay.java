package voicelab.engines.media;

/**
 * Two legs joined without decoding, as a session border controller does: RTP and RTCP of one leg's peer leave from the
 * other leg's ports to its peer. Made by {@link MediaEngine#relay}.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class RtpRelay implements AutoCloseable {
    RtpRelay() {}

    public RelayLeg a() {
        throw new UnsupportedOperationException();
    }

    public RelayLeg b() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
