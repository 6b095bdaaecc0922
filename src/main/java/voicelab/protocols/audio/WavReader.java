package voicelab.protocols.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads RIFF WAVE files: mono, 8 kHz, PCM16 or G.711. Everything else is refused by name. */
public final class WavReader {
    public static final int SIZE_MAX = 64 << 20;

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746D66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    /** What writers to a pipe put for "unknown". */
    private static final long UNKNOWN_SIZE = 0x7FFF_0000L;

    private WavReader() {}

    /** The samples, as PCM16. */
    public static short[] read(byte[] file) throws WavException {
        if (file.length > SIZE_MAX) throw new WavException("WAV of " + file.length + " octets, at most " + SIZE_MAX);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (in.remaining() < 12 || in.getInt(0) != RIFF || in.getInt(8) != WAVE)
            throw new WavException("no WAV file: it does not begin with RIFF....WAVE");
        in.position(12);
        int format = 0;
        while (in.remaining() >= 8) {
            int id = in.getInt();
            long size = Integer.toUnsignedLong(in.getInt());
            if (id == DATA) return data(in, format, size);
            if (size > in.remaining())
                throw new WavException("WAV chunk at octet " + (in.position() - 8) + " says " + size + " octets, "
                        + in.remaining() + " follow");
            if (id == FMT) format = format(in, (int) size);
            in.position((int) Math.min(in.limit(), in.position() + size + (size & 1)));
        }
        throw new WavException("WAV without a data chunk");
    }

    private static int format(ByteBuffer in, int size) throws WavException {
        if (size < 16) throw new WavException("WAV format chunk of " + size + " octets, 16 are needed");
        int at = in.position();
        int format = in.getShort(at) & 0xFFFF;
        if (format == EXTENSIBLE && size >= 26) format = in.getShort(at + 24) & 0xFFFF;
        int channels = in.getShort(at + 2) & 0xFFFF;
        int rate = in.getInt(at + 4);
        int bits = in.getShort(at + 14) & 0xFFFF;
        if (channels != 1 || rate != Tone.RATE_HZ)
            throw new WavException("WAV with " + channels + " channels at " + Integer.toUnsignedString(rate)
                    + " Hz; needed is mono at 8000 Hz");
        boolean known = (format == PCM && bits == 16) || ((format == A_LAW || format == MU_LAW) && bits == 8);
        if (!known)
            throw new WavException("WAV of format " + format + " with " + bits
                    + " bits; needed is PCM (1) with 16, A-law (6) or mu-law (7) with 8");
        return format;
    }

    private static short[] data(ByteBuffer in, int format, long size) throws WavException {
        if (format == 0) throw new WavException("WAV data before its format chunk");
        if (size > in.remaining() && size < UNKNOWN_SIZE)
            throw new WavException("WAV data says " + size + " octets, " + in.remaining() + " follow: cut off");
        int octets = (int) Math.min(size, in.remaining());
        if (format == PCM) {
            short[] pcm = new short[octets / 2];
            in.asShortBuffer().get(pcm);
            return pcm;
        }
        byte[] coded = new byte[octets];
        in.get(coded);
        return G711.decode(format == A_LAW ? Law.A : Law.MU, coded);
    }
}
