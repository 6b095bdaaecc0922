package voicelab.systems.sipserver;

import java.util.random.RandomGenerator;

/** The value of {@code X-Genesys-CallUUID}: 32 characters (facts 1.3); which ones is ours. */
final class CallUuid {
    static final String HEADER = "X-Genesys-CallUUID";
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private static final int LENGTH = 32;

    private CallUuid() {}

    static String next(RandomGenerator random) {
        StringBuilder uuid = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) uuid.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        return uuid.toString();
    }
}
