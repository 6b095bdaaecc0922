package voicelab.protocols.tds;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * LOGIN7, [MS-TDS] 2.2.6.4.
 *
 * @param tdsVersion as the client sent it, {@code 0x74000004} for 7.4
 * @param packetBytes asked for; 0 leaves it to the server
 * @param integrated the client wants Windows authentication
 * @param features feature number to its data
 */
public record Login7(
        int tdsVersion,
        int packetBytes,
        String host,
        String user,
        String password,
        String application,
        String server,
        String library,
        String language,
        String database,
        boolean integrated,
        boolean changesPassword,
        Map<Integer, byte[]> features) {

    public static final int VERSION_7_2 = 0x72090002;
    public static final int VERSION_8_0 = 0x08000000;
    public static final int VERSION_7_4 = 0x74000004;

    private static final int FIXED_BYTES = 36;
    private static final int FEATURES_END = 0xFF;
    private static final int MAX_FEATURES = 64;
    private static final int MAX_NAME = 128;

    public static Login7 parse(byte[] body) throws TdsException {
        TdsInput in = new TdsInput(body);
        int length = in.i32();
        if (length < FIXED_BYTES || length > body.length)
            throw new TdsException("a LOGIN7 that says " + length + " bytes in a message of " + body.length);
        int version = in.i32();
        int packetBytes = in.i32();
        in.skip(12);
        in.skip(1);
        boolean integrated = (in.u8() & 0x80) != 0;
        in.skip(1);
        int flags3 = in.u8();
        in.skip(8);
        String host = name(in, "host name");
        String user = name(in, "user name");
        String password = password(in);
        String application = name(in, "application name");
        String server = name(in, "server name");
        int extensionAt = in.u16();
        int extensionLength = in.u16();
        String library = name(in, "library name");
        String language = name(in, "language");
        String database = name(in, "database");
        Map<Integer, byte[]> features = (flags3 & 0x10) == 0 || extensionLength < 4
                ? Map.of()
                : features(in, in.from(extensionAt, 4).i32());
        return new Login7(
                version,
                packetBytes,
                host,
                user,
                password,
                application,
                server,
                library,
                language,
                database,
                integrated,
                (flags3 & 0x01) != 0,
                features);
    }

    private static String name(TdsInput in, String what) throws TdsException {
        int offset = in.u16();
        int characters = in.u16();
        if (characters > MAX_NAME) throw new TdsException("a " + what + " of " + characters + " characters");
        return characters == 0 ? "" : in.from(offset, characters * 2).text(characters * 2);
    }

    /** 2.2.6.4: each byte was rotated by four bits and then XORed with A5. */
    private static String password(TdsInput in) throws TdsException {
        int offset = in.u16();
        int characters = in.u16();
        if (characters > MAX_NAME) throw new TdsException("a password of " + characters + " characters");
        if (characters == 0) return "";
        byte[] hidden = in.from(offset, characters * 2).take(characters * 2);
        for (int i = 0; i < hidden.length; i++) {
            int b = (hidden[i] ^ 0xA5) & 0xFF;
            hidden[i] = (byte) (b >> 4 | b << 4);
        }
        return new TdsInput(hidden).text(hidden.length);
    }

    private static Map<Integer, byte[]> features(TdsInput whole, int at) throws TdsException {
        // the list has no length of its own: it ends with FF, or with the message
        if (at < 0) throw new TdsException("a feature list before the message");
        TdsInput in = whole.rest(at);
        Map<Integer, byte[]> features = new LinkedHashMap<>();
        for (int id = in.u8(); id != FEATURES_END; id = in.u8()) {
            if (features.size() == MAX_FEATURES) throw new TdsException("more than " + MAX_FEATURES + " features");
            features.put(id, in.take(in.i32()));
        }
        return features;
    }

    /** Without the password: records like to be logged. */
    @Override
    public String toString() {
        return "LOGIN7 of " + user + " to \"" + database + "\" from " + host + " (" + application + ", " + library
                + ")";
    }
}
