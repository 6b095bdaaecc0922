package voicelab.protocols.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes RIFF WAVE files, mono, 8 kHz. */
public final class WavWriter {
    private static final int HEAD = 44;

    private WavWriter() {}

    /** PCM16. */
    public static byte[] write(short[] pcm) {
        ByteBuffer coded = ByteBuffer.allocate(pcm.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        coded.asShortBuffer().put(pcm);
        return file(1, 16, coded.array());
    }

    /** G.711. */
    public static byte[] write(short[] pcm, Law law) {
        return file(law == Law.A ? 6 : 7, 8, G711.encode(law, pcm));
    }

    private static byte[] file(int format, int bits, byte[] data) {
        byte[] file = new byte[HEAD + data.length + (data.length & 1)];
        ByteBuffer out = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(file.length - 8).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) format).putShort((short) 1).putInt(Tone.RATE_HZ);
        out.putInt(Tone.RATE_HZ * bits / 8).putShort((short) (bits / 8)).putShort((short) bits);
        out.put(ascii("data")).putInt(data.length).put(data);
        return file;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
