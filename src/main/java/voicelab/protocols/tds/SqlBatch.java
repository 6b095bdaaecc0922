package voicelab.protocols.tds;

/** SQLBatch, [MS-TDS] 2.2.6.7. */
public record SqlBatch(String text) {

    public static SqlBatch parse(byte[] body) throws TdsException {
        TdsInput in = new TdsInput(body);
        AllHeaders.skip(in);
        return new SqlBatch(in.text(in.left()));
    }
}
