package voicelab.protocols.tds;

/** Packets' headers ([MS-TDS] 2.2.3.1). */
public final class PacketEncoder {
    public static final int MIN_PACKET_BYTES = 512;
    /** Until both ends agreed upon something else. */
    public static final int FIRST_PACKET_BYTES = 4_096;

    private PacketEncoder() {}

    /** Writes a header in front of a packet of that many bytes, header and all. */
    public static void header(byte[] packet, int type, boolean last, int length, int spid, int number) {
        packet[0] = (byte) type;
        packet[1] = (byte) (last ? TdsMessage.END : 0);
        packet[2] = (byte) (length >> 8);
        packet[3] = (byte) length;
        packet[4] = (byte) (spid >> 8);
        packet[5] = (byte) spid;
        packet[6] = (byte) number;
        packet[7] = 0;
    }

    /** A whole message as its packets, one after the other. */
    public static byte[] packets(int type, byte[] body, int packetBytes, int spid) {
        int room = packetBytes - PacketDecoder.HEADER_BYTES;
        int count = Math.max(1, (body.length + room - 1) / room);
        byte[] all = new byte[body.length + count * PacketDecoder.HEADER_BYTES];
        byte[] header = new byte[PacketDecoder.HEADER_BYTES];
        int at = 0;
        for (int i = 0; i < count; i++) {
            int from = i * room;
            int some = Math.min(room, body.length - from);
            header(header, type, i == count - 1, some + header.length, spid, i + 1);
            System.arraycopy(header, 0, all, at, header.length);
            System.arraycopy(body, from, all, at + header.length, some);
            at += header.length + some;
        }
        return all;
    }

    /** What a client asked for, within what the protocol allows. */
    public static int agreed(int asked) {
        if (asked == 0) return FIRST_PACKET_BYTES;
        return Math.max(MIN_PACKET_BYTES, Math.min(PacketDecoder.MAX_PACKET_BYTES, asked));
    }
}
