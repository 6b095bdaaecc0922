package voicelab.protocols.audio;

import java.time.Duration;

/** The sixteen keys as two tones (ITU-T Q.23). */
public final class Dtmf {
    static final double[] ROWS_HZ = {697, 770, 852, 941};
    static final double[] COLUMNS_HZ = {1209, 1336, 1477, 1633};
    static final String KEYS = "123A456B789C*0#D";

    /** Each tone; usual for telephones. */
    private static final double LEVEL_DBM0 = -9;

    private Dtmf() {}

    public static boolean isKey(char key) {
        return KEYS.indexOf(key) >= 0;
    }

    public static short[] tone(char key, Duration length) {
        int at = KEYS.indexOf(key);
        if (at < 0) throw new IllegalArgumentException("'" + key + "' is no key of 0-9 * # A-D");
        return Tone.pair(ROWS_HZ[at / 4], COLUMNS_HZ[at % 4], LEVEL_DBM0, length);
    }

    /** Keys one after another, each followed by the gap. */
    public static short[] tones(String keys, Duration on, Duration gap) {
        short[][] parts = new short[keys.length() * 2][];
        for (int i = 0; i < keys.length(); i++) {
            parts[2 * i] = tone(keys.charAt(i), on);
            parts[2 * i + 1] = Tone.silence(gap);
        }
        return Tone.join(parts);
    }
}
