package voicelab.protocols.tds;

/** ALL_HEADERS in front of a request, [MS-TDS] 2.2.5.3; of no consequence here but to be stepped over rightly. */
final class AllHeaders {
    private AllHeaders() {}

    /** Leaves the input behind them. */
    static void skip(TdsInput in) throws TdsException {
        int total = in.i32();
        if (total < 4 || total - 4 > in.left()) throw new TdsException("headers of " + total + " bytes");
        int left = total - 4;
        while (left > 0) {
            int length = in.i32();
            if (length < 6 || length > left) throw new TdsException("a header of " + length + " bytes");
            in.skip(length - 4);
            left -= length;
        }
    }
}
