package voicelab.protocols.tds;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PRELOGIN, [MS-TDS] 2.2.6.5: a table of options, each with an offset into what follows.
 *
 * @param options option number to its bytes, in order
 */
public record Prelogin(Map<Integer, byte[]> options) {
    public static final int VERSION = 0;
    public static final int ENCRYPTION = 1;
    public static final int INSTOPT = 2;
    public static final int THREADID = 3;
    public static final int MARS = 4;
    public static final int TRACEID = 5;
    public static final int FEDAUTHREQUIRED = 6;
    private static final int TERMINATOR = 0xFF;

    public static final int ENCRYPT_OFF = 0;
    public static final int ENCRYPT_ON = 1;
    public static final int ENCRYPT_NOT_SUP = 2;
    public static final int ENCRYPT_REQ = 3;

    private static final int MAX_OPTIONS = 32;

    public static Prelogin parse(byte[] body) throws TdsException {
        Map<Integer, byte[]> options = new LinkedHashMap<>();
        TdsInput in = new TdsInput(body);
        for (int option = in.u8(); option != TERMINATOR; option = in.u8()) {
            int offset = in.u16BigEndian();
            int length = in.u16BigEndian();
            if (options.size() == MAX_OPTIONS) throw new TdsException("more than " + MAX_OPTIONS + " PRELOGIN options");
            if (options.put(option, in.from(offset, length).take(length)) != null)
                throw new TdsException("PRELOGIN option " + option + " twice");
        }
        if (!options.containsKey(VERSION)) throw new TdsException("PRELOGIN without VERSION");
        return new Prelogin(options);
    }

    /** What the client wants of encryption; OFF when it does not say. */
    public int encryption() {
        byte[] said = options.get(ENCRYPTION);
        return said == null || said.length == 0 ? ENCRYPT_OFF : said[0] & 0xFF;
    }

    public boolean wantsMars() {
        byte[] said = options.get(MARS);
        return said != null && said.length > 0 && said[0] != 0;
    }

    /** A server's answer: its version, what becomes of encryption, the instance is right, no MARS. */
    public static Prelogin answer(byte[] version, int encryption, Prelogin asked) {
        Map<Integer, byte[]> options = new LinkedHashMap<>();
        options.put(VERSION, version.clone());
        options.put(ENCRYPTION, new byte[] {(byte) encryption});
        options.put(INSTOPT, new byte[] {0});
        options.put(THREADID, new byte[0]);
        options.put(MARS, new byte[] {0});
        // 2.2.6.5: told only to a client that asked, and only SQL authentication is known here
        if (asked.options.containsKey(TRACEID)) options.put(TRACEID, new byte[0]);
        if (asked.options.containsKey(FEDAUTHREQUIRED)) options.put(FEDAUTHREQUIRED, new byte[] {0});
        return new Prelogin(options);
    }

    public byte[] bytes() {
        TdsOutput out = new TdsOutput();
        int offset = options.size() * 5 + 1;
        for (Map.Entry<Integer, byte[]> option : options.entrySet()) {
            int length = option.getValue().length;
            out.u8(option.getKey()).u8(offset >> 8).u8(offset).u8(length >> 8).u8(length);
            offset += length;
        }
        out.u8(TERMINATOR);
        options.values().forEach(out::bytes);
        return out.toBytes();
    }
}
