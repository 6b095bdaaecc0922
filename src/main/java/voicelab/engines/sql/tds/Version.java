package voicelab.engines.sql.tds;

/** What the server says of itself: the version whose ways it follows, and what it is. */
final class Version {
    /** Told in LOGINACK; clients tell SQL Server from others by it. */
    static final String PROGRAM = "Microsoft SQL Server";

    static final int MAJOR = 13;
    static final int BUILD = 6_300;
    static final String PRODUCT = MAJOR + ".0." + BUILD + ".2";
    static final String LONG =
            "Microsoft SQL Server 2016 (SP3) - " + PRODUCT + " - a stand-in of VoiceLab, H2 behind TDS 7.4";

    private Version() {}

    static byte[] bytes() {
        return new byte[] {MAJOR, 0, (byte) (BUILD >> 8), (byte) BUILD};
    }

    /** PRELOGIN has two bytes more, the sub-build. */
    static byte[] preloginBytes() {
        return new byte[] {MAJOR, 0, (byte) (BUILD >> 8), (byte) BUILD, 2, 0};
    }
}
