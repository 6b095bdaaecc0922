package voicelab.protocols.tds;

import java.util.ArrayList;
import java.util.List;

/**
 * One call of an RPC request, [MS-TDS] 2.2.6.6.
 *
 * @param name the procedure's; for a call by number the name that belongs to it, or empty
 * @param number of the procedure, 0 for a call by name
 */
public record RpcCall(String name, int number, int options, List<Parameter> parameters) {
    /** The client knows the columns already. */
    public static final int NO_METADATA = 2;

    private static final int MAX_CALLS = 10_000;
    /** SQL Server's own bound. */
    private static final int MAX_PARAMETERS = 2_100;

    private static final int BY_NUMBER = 0xFFFF;
    private static final int BATCH_FLAG = 0xFF;
    private static final int BATCH_FLAG_BEFORE_7_2 = 0x80;
    private static final int NO_EXEC_FLAG = 0xFE;

    /** 2.2.6.6: the procedures that have numbers. */
    private static final String[] NUMBERED = {
        "", "sp_cursor", "sp_cursoropen", "sp_cursorprepare", "sp_cursorexecute", "sp_cursorprepexec",
                "sp_cursorunprepare",
        "sp_cursorfetch", "sp_cursoroption", "sp_cursorclose", "sp_executesql", "sp_prepare", "sp_execute",
                "sp_prepexec",
        "sp_prepexecrpc", "sp_unprepare"
    };

    /**
     * @param name with its {@code @}, or empty for one by position
     * @param value as {@link ValueReader} has it
     */
    public record Parameter(String name, boolean output, boolean useDefault, TdsType type, Object value) {}

    public static List<RpcCall> parse(byte[] body) throws TdsException {
        TdsInput in = new TdsInput(body);
        AllHeaders.skip(in);
        List<RpcCall> calls = new ArrayList<>();
        do {
            if (calls.size() == MAX_CALLS) throw new TdsException("more than " + MAX_CALLS + " calls in one request");
            calls.add(one(in));
        } while (in.left() > 0);
        return calls;
    }

    private static RpcCall one(TdsInput in) throws TdsException {
        int length = in.u16();
        int number = 0;
        String name;
        if (length == BY_NUMBER) {
            number = in.u16();
            name = number < NUMBERED.length ? NUMBERED[number] : "";
        } else name = in.text(length * 2);
        int options = in.u16();
        List<Parameter> parameters = new ArrayList<>();
        while (in.left() > 0) {
            int next = in.peek();
            if (next == BATCH_FLAG || next == BATCH_FLAG_BEFORE_7_2 || next == NO_EXEC_FLAG) {
                in.skip(1);
                break;
            }
            if (parameters.size() == MAX_PARAMETERS)
                throw new TdsException("more than " + MAX_PARAMETERS + " parameters");
            parameters.add(parameter(in));
        }
        return new RpcCall(name, number, options, List.copyOf(parameters));
    }

    private static Parameter parameter(TdsInput in) throws TdsException {
        String name = in.shortText();
        int status = in.u8();
        if ((status & 0x08) != 0) throw new TdsException("encrypted parameters are not known here");
        TdsType type = TdsType.read(in);
        return new Parameter(name, (status & 1) != 0, (status & 2) != 0, type, ValueReader.read(type, in));
    }
}
