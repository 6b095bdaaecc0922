package voicelab.systems.das;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A sine as a RIFF WAVE file: PCM of 16 bits, mono, 8 kHz. */
final class SineWav {
    private static final int RATE_HERTZ = 8_000;
    private static final int HEAD_BYTES = 44;

    /** About -10 dBm0 (full scale is +3.14 dBm0, ITU-T G.711). */
    private static final double AMPLITUDE = 7_200;

    private SineWav() {}

    static byte[] make(int hertz, int millis) {
        int samples = millis * (RATE_HERTZ / 1000);
        ByteBuffer out = ByteBuffer.allocate(HEAD_BYTES + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(out.capacity() - 8).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) 1).putShort((short) 1).putInt(RATE_HERTZ).putInt(2 * RATE_HERTZ);
        out.putShort((short) 2).putShort((short) 16);
        out.put(ascii("data")).putInt(2 * samples);
        for (int i = 0; i < samples; i++)
            out.putShort((short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * hertz * i / RATE_HERTZ)));
        return out.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
