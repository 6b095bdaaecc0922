package voicelab.protocols.audio;

/**
 * ITU-T G.711 by table. PCM16 here is the 13 or 14 bit value of the recommendation shifted to the top of 16 bits. A-law
 * octets have their even bits inverted, mu-law octets all bits, as on the wire.
 */
public final class G711 {
    private static final short[] MU_TO_LINEAR = new short[256];
    private static final short[] A_TO_LINEAR = new short[256];
    /** One entry for each 14 bit value (PCM16 shifted down by two) of mu-law, each 13 bit value of A-law. */
    private static final byte[] LINEAR_TO_MU = new byte[1 << 14];

    private static final byte[] LINEAR_TO_A = new byte[1 << 13];

    private static final int MU_BIAS = 33;
    private static final int MU_CLIP = 8158;

    static {
        for (int i = 0; i < 256; i++) {
            MU_TO_LINEAR[i] = muExpand(i);
            A_TO_LINEAR[i] = aExpand(i);
        }
        for (int i = 0; i < LINEAR_TO_MU.length; i++) LINEAR_TO_MU[i] = muCompress(i - (1 << 13));
        for (int i = 0; i < LINEAR_TO_A.length; i++) LINEAR_TO_A[i] = aCompress(i - (1 << 12));
    }

    private G711() {}

    public static short decode(Law law, byte octet) {
        return law == Law.MU ? MU_TO_LINEAR[octet & 0xFF] : A_TO_LINEAR[octet & 0xFF];
    }

    public static byte encode(Law law, short pcm) {
        return law == Law.MU ? LINEAR_TO_MU[(pcm >> 2) + (1 << 13)] : LINEAR_TO_A[(pcm >> 3) + (1 << 12)];
    }

    public static short[] decode(Law law, byte[] octets) {
        short[] pcm = new short[octets.length];
        for (int i = 0; i < octets.length; i++) pcm[i] = decode(law, octets[i]);
        return pcm;
    }

    public static byte[] encode(Law law, short[] pcm) {
        byte[] octets = new byte[pcm.length];
        for (int i = 0; i < pcm.length; i++) octets[i] = encode(law, pcm[i]);
        return octets;
    }

    // G.711 table 2: segments of 16 steps, each segment's step twice the former's; 14 bit values with a bias of 33
    private static byte muCompress(int value14) {
        int sign = value14 < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs(value14), MU_CLIP) + MU_BIAS;
        int segment = 31 - Integer.numberOfLeadingZeros(magnitude) - 5;
        int step = (magnitude >> (segment + 1)) & 0x0F;
        return (byte) ~(sign | segment << 4 | step);
    }

    private static short muExpand(int octet) {
        int code = ~octet & 0xFF;
        int segment = code >> 4 & 7;
        int magnitude = ((((code & 0x0F) << 1) + MU_BIAS) << segment) - MU_BIAS;
        return (short) ((code & 0x80) != 0 ? -magnitude << 2 : magnitude << 2);
    }

    // G.711 table 1: the two lowest segments share a step
    private static byte aCompress(int value13) {
        int sign = value13 < 0 ? 0 : 0x80;
        int magnitude = Math.min(value13 < 0 ? -value13 - 1 : value13, 4095);
        int segment = magnitude < 32 ? 0 : 31 - Integer.numberOfLeadingZeros(magnitude) - 4;
        int step = segment == 0 ? magnitude >> 1 : magnitude >> segment & 0x0F;
        return (byte) ((sign | segment << 4 | step) ^ 0x55);
    }

    private static short aExpand(int octet) {
        int code = octet ^ 0x55;
        int segment = code >> 4 & 7;
        int step = code & 0x0F;
        int magnitude = segment == 0 ? (step << 1) + 1 : ((step << 1) + 33) << (segment - 1);
        return (short) ((code & 0x80) != 0 ? magnitude << 3 : -magnitude << 3);
    }
}
