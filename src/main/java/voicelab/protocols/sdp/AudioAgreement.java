package voicelab.protocols.sdp;

/**
 * What offer and answer settled for one audio line, seen from one end.
 *
 * @param index of the m= line, from 0
 * @param encoding {@code PCMU} or {@code PCMA}
 * @param payloadType to send with
 * @param digitsOut payload type of telephone-events to send, or -1
 * @param digitsIn payload type of telephone-events that arrive, or -1
 * @param ptimeMillis what the peer would like to receive; 20 when it says nothing
 * @param remoteHost the peer's media address as written
 * @param remotePort its RTP port
 * @param remoteRtcpPort one up, or what {@code a=rtcp} says (RFC 3605)
 * @param direction ours: {@code RECVONLY} means that we only listen
 */
public record AudioAgreement(
        int index,
        String encoding,
        int payloadType,
        int digitsOut,
        int digitsIn,
        int ptimeMillis,
        String remoteHost,
        int remotePort,
        int remoteRtcpPort,
        Direction direction) {}
