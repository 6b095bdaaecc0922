package voicelab.protocols.sip;

/** A message with another body and all else as it was. */
public final class BodySwap {
    private BodySwap() {}

    /** @param content the new body; null for none */
    public static SipPacket of(SipPacket packet, SipContent content) {
        Scan s = packet.scan();
        Patch patch = new Patch();
        Forwarding.cutLines(packet, "content-length", patch);
        Forwarding.cutLines(packet, "content-type", patch);
        patch.put(s.headersEnd, s.headersEnd, Bodies.headers(content));
        patch.put(s.bodyStart, s.bodyEnd, content == null ? new byte[0] : content.bytes());
        return SipPacket.made(patch.apply(packet.bytes, s.bodyEnd), s.status, packet.isLocal());
    }
}
