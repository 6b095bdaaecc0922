package voicelab.protocols.tds;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Five bytes that say how text is encoded and compared, [MS-TDS] 2.2.5.1.2.
 *
 * @param info LCID, comparison flags and version
 * @param sortId of an older SQL collation, 0 for a Windows one
 */
public record Collation(int info, int sortId) {
    /** SQL_Latin1_General_CP1_CI_AS: US English, ignores case, code page 1252. */
    public static final Collation LATIN1 = new Collation(0x00D0_0409, 52);

    private static final int UTF8 = 0x0400_0000;

    static Collation read(TdsInput in) throws TdsException {
        return new Collation(in.i32(), in.u8());
    }

    public void write(TdsOutput out) {
        out.i32(info).u8(sortId);
    }

    /** Of char, varchar and text; other code pages than 1252 and UTF-8 are taken for 1252. */
    public Charset charset() {
        return (info & UTF8) != 0 ? StandardCharsets.UTF_8 : Latin1.CHARSET;
    }

    /** Loaded when it is wanted. */
    private static final class Latin1 {
        static final Charset CHARSET = Charset.forName("windows-1252");
    }
}
