package voicelab.engines.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import voicelab.protocols.audio.Law;
import voicelab.protocols.sdp.AudioAgreement;

/**
 * What SDP said about the other end.
 *
 * @param rtp where to send
 * @param rtcp where its RTCP is, usually one port up
 * @param law how to encode what is sent (payload type 0 or 8)
 * @param digitsOut payload type of telephone-events to send, or {@link #NONE}: then digits are sent as tones
 * @param digitsIn payload type of telephone-events that arrive, or {@link #NONE}
 * @param send whether we may send audio and digits (hold turns it off; RTCP goes on)
 * @param receive whether arriving audio is listened to
 */
public record RtpRemote(
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        Law law,
        int digitsOut,
        int digitsIn,
        boolean send,
        boolean receive) {
    public static final int NONE = -1;

    public RtpRemote {
        if (rtp.isUnresolved() || rtcp.isUnresolved())
            throw new IllegalArgumentException("media addresses must be known, not names: " + rtp);
    }

    /** Both ways, telephone-events as payload type 101. */
    public static RtpRemote of(InetSocketAddress rtp, Law law) {
        return new RtpRemote(
                rtp, new InetSocketAddress(rtp.getAddress(), rtp.getPort() + 1), law, 101, 101, true, true);
    }

    /**
     * What offer and answer agreed on.
     *
     * @throws IllegalArgumentException when the address is a name (media never asks a name server) or the codec none of ours
     */
    public static RtpRemote of(AudioAgreement agreed) {
        InetAddress host = literal(agreed.remoteHost());
        return new RtpRemote(
                new InetSocketAddress(host, agreed.remotePort()),
                new InetSocketAddress(host, agreed.remoteRtcpPort()),
                Law.ofPayloadType(agreed.payloadType()),
                agreed.digitsOut(),
                agreed.digitsIn(),
                agreed.direction().sends(),
                agreed.direction().receives());
    }

    private static InetAddress literal(String host) {
        try {
            if (host.matches("[0-9.]+") || host.indexOf(':') >= 0) return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("media address " + host + " is no IP address", e);
        }
        throw new IllegalArgumentException("media address " + host + " is a name, an IP address is needed");
    }
}
