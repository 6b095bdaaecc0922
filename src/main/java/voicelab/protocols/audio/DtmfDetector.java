package voicelab.protocols.audio;

/**
 * Hears keys in sound, 20 ms at a time. A key counts after two blocks in a row (so 60 ms are always enough, Q.24 asks for
 * 40 in analogue receivers) and is over after two blocks without it. One detector a stream.
 */
public final class DtmfDetector {
    /** 20 ms. */
    public static final int BLOCK = 160;

    private static final int BLOCKS_ON = 2;
    private static final int BLOCKS_OFF = 2;
    private static final double LEAST_DBM0 = -36;
    /** Row and column together make up most of the block, or it is speech. */
    private static final double PURITY = 0.7;

    private static final double TWIST_MAX = 6.3; // 8 dB
    private static final double AHEAD = 4; // 6 dB over the next of the group

    private static final Goertzel[] ROWS = bank(Dtmf.ROWS_HZ);
    private static final Goertzel[] COLUMNS = bank(Dtmf.COLUMNS_HZ);

    private char candidate;
    private int candidateBlocks;
    private char pressed;
    private int blocksWithout;

    /**
     * @param pcm at least {@link #BLOCK} samples from {@code from}
     * @return the key that began, or 0
     */
    public char accept(short[] pcm, int from) {
        char now = key(pcm, from);
        candidateBlocks = now == candidate ? candidateBlocks + 1 : 1;
        candidate = now;
        if (pressed != 0) {
            blocksWithout = now == pressed ? 0 : blocksWithout + 1;
            if (blocksWithout >= BLOCKS_OFF) pressed = 0;
        }
        if (now == 0 || now == pressed || candidateBlocks < BLOCKS_ON) return 0;
        pressed = now;
        blocksWithout = 0;
        return now;
    }

    private static char key(short[] pcm, int from) {
        double all = Goertzel.meanSquare(pcm, from, BLOCK);
        if (Tone.dbm0(all) < LEAST_DBM0) return 0;
        double[] rows = powers(ROWS, pcm, from);
        double[] columns = powers(COLUMNS, pcm, from);
        int row = clearWinner(rows);
        int column = clearWinner(columns);
        if (row < 0 || column < 0) return 0;
        double low = rows[row];
        double high = columns[column];
        if (low > TWIST_MAX * high || high > TWIST_MAX * low || low + high < PURITY * all) return 0;
        return Dtmf.KEYS.charAt(4 * row + column);
    }

    private static double[] powers(Goertzel[] bank, short[] pcm, int from) {
        double[] powers = new double[bank.length];
        for (int i = 0; i < bank.length; i++) powers[i] = bank[i].power(pcm, from, BLOCK);
        return powers;
    }

    private static int clearWinner(double[] powers) {
        int best = 0;
        for (int i = 1; i < powers.length; i++) if (powers[i] > powers[best]) best = i;
        for (int i = 0; i < powers.length; i++) if (i != best && powers[i] * AHEAD > powers[best]) return -1;
        return best;
    }

    private static Goertzel[] bank(double[] hz) {
        Goertzel[] bank = new Goertzel[hz.length];
        for (int i = 0; i < hz.length; i++) bank[i] = new Goertzel(hz[i]);
        return bank;
    }
}
