package voicelab.protocols.tds;

/**
 * A request of the transaction manager, [MS-TDS] 2.2.6.9.
 *
 * @param kind one of the constants here
 * @param isolation 0 for what it was
 * @param name of the transaction or savepoint; may be empty
 * @param beginsNext COMMIT and ROLLBACK begin another one
 */
public record TransactionRequest(int kind, int isolation, String name, boolean beginsNext) {
    public static final int BEGIN = 5;
    public static final int COMMIT = 7;
    public static final int ROLLBACK = 8;
    public static final int SAVE = 9;

    public static TransactionRequest parse(byte[] body) throws TdsException {
        TdsInput in = new TdsInput(body);
        AllHeaders.skip(in);
        int kind = in.u16();
        return switch (kind) {
            case BEGIN -> {
                int isolation = in.u8();
                yield new TransactionRequest(kind, isolation, name(in), false);
            }
            case COMMIT, ROLLBACK -> {
                String name = name(in);
                yield new TransactionRequest(kind, 0, name, in.left() > 0 && (in.u8() & 1) != 0);
            }
            case SAVE -> new TransactionRequest(kind, 0, name(in), false);
            default -> new TransactionRequest(kind, 0, "", false);
        };
    }

    /** A byte with the length in bytes in front, then UTF-16. */
    private static String name(TdsInput in) throws TdsException {
        return in.text(in.u8());
    }
}
