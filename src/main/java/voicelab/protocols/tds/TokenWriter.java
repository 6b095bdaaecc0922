package voicelab.protocols.tds;

import java.util.Collection;
import java.util.List;

/** The tokens of a response, [MS-TDS] 2.2.7. */
public final class TokenWriter {
    public static final int RETURNSTATUS = 0x79;
    public static final int COLMETADATA = 0x81;
    public static final int ORDER = 0xA9;
    public static final int ERROR = 0xAA;
    public static final int INFO = 0xAB;
    public static final int RETURNVALUE = 0xAC;
    public static final int LOGINACK = 0xAD;
    public static final int FEATUREEXTACK = 0xAE;
    public static final int ROW = 0xD1;
    public static final int NBCROW = 0xD2;
    public static final int ENVCHANGE = 0xE3;
    public static final int DONE = 0xFD;
    public static final int DONEPROC = 0xFE;
    public static final int DONEINPROC = 0xFF;

    /** 2.2.7.9. */
    public static final int ENV_DATABASE = 1;

    public static final int ENV_LANGUAGE = 2;
    public static final int ENV_PACKET_SIZE = 4;
    public static final int ENV_COLLATION = 7;
    public static final int ENV_BEGIN = 8;
    public static final int ENV_COMMIT = 9;
    public static final int ENV_ROLLBACK = 10;
    public static final int ENV_RESET = 18;

    private static final int NO_METADATA = 0xFFFF;
    private static final int MIN_NULLS_FOR_NBC = 2;

    private TokenWriter() {}

    /**
     * 2.2.7.14.
     *
     * @param version of the server: major, minor, two bytes of build
     */
    public static void loginAck(TdsOutput out, int tdsVersion, String program, byte[] version) {
        int at = start(out, LOGINACK);
        // the one number of the protocol in the other byte order
        out.u8(1).u8(tdsVersion >>> 24).u8(tdsVersion >> 16).u8(tdsVersion >> 8).u8(tdsVersion);
        out.shortText(program).bytes(version, 0, 4);
        end(out, at);
    }

    public static void environment(TdsOutput out, int type, String now, String before) {
        int at = start(out, ENVCHANGE);
        out.u8(type).shortText(now).shortText(before);
        end(out, at);
    }

    public static void environment(TdsOutput out, int type, byte[] now, byte[] before) {
        int at = start(out, ENVCHANGE);
        out.u8(type).u8(now.length).bytes(now).u8(before.length).bytes(before);
        end(out, at);
    }

    public static void error(TdsOutput out, TdsError error, String server) {
        int at = start(out, error.isError() ? ERROR : INFO);
        out.i32(error.number()).u8(error.state()).u8(error.severity()).longText(cut(error.text()));
        out.shortText(server).shortText(error.procedure()).i32(error.line());
        end(out, at);
    }

    private static String cut(String text) {
        return text.length() > 4_000 ? text.substring(0, 4_000) : text;
    }

    /** 2.2.7.11: none of the features that were asked for. */
    public static void noFeatures(TdsOutput out) {
        out.u8(FEATUREEXTACK).u8(0xFF);
    }

    /** 2.2.7.4. */
    public static void columns(TdsOutput out, List<TdsColumn> columns) {
        out.u8(COLMETADATA);
        if (columns.isEmpty()) {
            out.u16(NO_METADATA);
            return;
        }
        out.u16(columns.size());
        for (TdsColumn column : columns) {
            // flags: nullable, updatable unknown, identity
            out.i32(0).u16((column.nullable() ? 0x01 : 0) | 0x08 | (column.identity() ? 0x10 : 0));
            column.type().write(out);
            out.shortText(column.name());
        }
    }

    /** ROW, or NBCROW when that is shorter (2.2.7.15 and .20). */
    public static void row(TdsOutput out, List<TdsColumn> columns, Object[] values) {
        int nulls = 0;
        for (Object value : values) if (value == null) nulls++;
        boolean compressed = nulls >= MIN_NULLS_FOR_NBC + values.length / 8;
        out.u8(compressed ? NBCROW : ROW);
        if (compressed)
            for (int from = 0; from < values.length; from += 8) {
                int bits = 0;
                for (int i = from; i < Math.min(from + 8, values.length); i++)
                    if (values[i] == null) bits |= 1 << (i - from);
                out.u8(bits);
            }
        for (int i = 0; i < values.length; i++)
            if (!compressed || values[i] != null)
                ValueWriter.write(columns.get(i).type(), values[i], out);
    }

    /** 2.2.7.17: the columns that the rows are ordered by, from 1. */
    public static void order(TdsOutput out, Collection<Integer> columns) {
        int at = start(out, ORDER);
        columns.forEach(out::u16);
        end(out, at);
    }

    public static void returnStatus(TdsOutput out, int status) {
        out.u8(RETURNSTATUS).i32(status);
    }

    /** 2.2.7.19: an output parameter. */
    public static void returnValue(TdsOutput out, int ordinal, String name, TdsType type, Object value) {
        out.u8(RETURNVALUE).u16(ordinal).shortText(name).u8(1).i32(0).u16(0x01);
        type.write(out);
        ValueWriter.write(type, value, out);
    }

    /** @param token DONE, DONEPROC or DONEINPROC */
    public static void done(TdsOutput out, int token, int status, int command, long rows) {
        out.u8(token).u16(status).u16(command).i64(rows);
    }

    private static int start(TdsOutput out, int token) {
        out.u8(token).u16(0);
        return out.length();
    }

    private static void end(TdsOutput out, int at) {
        out.patchU16(at - 2, out.length() - at);
    }
}
