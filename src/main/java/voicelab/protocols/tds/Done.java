package voicelab.protocols.tds;

/** The bits of DONE, DONEPROC and DONEINPROC, [MS-TDS] 2.2.7.6, and the numbers of statements that clients look at. */
public final class Done {
    public static final int MORE = 0x01;
    public static final int ERROR = 0x02;
    public static final int IN_TRANSACTION = 0x04;
    public static final int COUNT = 0x10;
    public static final int ATTENTION = 0x20;

    public static final int NOTHING = 0x00;
    public static final int SELECT = 0xC1;
    public static final int INSERT = 0xC3;
    public static final int DELETE = 0xC4;
    public static final int UPDATE = 0xC5;
    public static final int CREATE_TABLE = 0xC6;
    public static final int DROP_TABLE = 0xC7;
    public static final int BEGIN_TRANSACTION = 0xD4;
    public static final int COMMIT = 0xD5;
    public static final int ROLLBACK = 0xD2;
    public static final int SET = 0xF9;
    public static final int EXECUTE = 0xE0;
    public static final int MERGE = 0x117;

    private Done() {}
}
