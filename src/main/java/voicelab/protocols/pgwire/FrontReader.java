package voicelab.protocols.pgwire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bodies of a client's messages. */
final class FrontReader {
    static final int SSL_REQUEST = 80_877_103;
    static final int GSS_REQUEST = 80_877_104;
    static final int CANCEL_REQUEST = 80_877_102;
    private static final String TYPES = "BCDEFHPQSXcdfp";

    private FrontReader() {}

    static boolean isKnown(char type) {
        return TYPES.indexOf(type) >= 0;
    }

    static FrontMessage startup(WireInput in) throws PgWireException {
        int code = in.int32();
        FrontMessage message = switch (code) {
            case SSL_REQUEST -> new FrontMessage.SslRequest();
            case GSS_REQUEST -> new FrontMessage.GssRequest();
            case CANCEL_REQUEST -> new FrontMessage.Cancel(in.int32(), in.int32());
            default -> new FrontMessage.Startup(code >>> 16, code & 0xFFFF, code >>> 16 == 3 ? named(in) : Map.of());
        };
        if (!(message instanceof FrontMessage.Startup)) in.end();
        return message;
    }

    private static Map<String, String> named(WireInput in) throws PgWireException {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String name = in.string(); !name.isEmpty(); name = in.string()) parameters.put(name, in.string());
        in.end();
        return parameters;
    }

    static FrontMessage read(char type, WireInput in) throws PgWireException {
        FrontMessage message = switch (type) {
            case 'B' -> bind(in);
            case 'C' -> new FrontMessage.Close(kind(in), in.string());
            case 'D' -> new FrontMessage.Describe(kind(in), in.string());
            case 'E' -> new FrontMessage.Execute(in.string(), in.int32());
            case 'F' -> {
                in.rest();
                yield new FrontMessage.FunctionCall();
            }
            case 'H' -> new FrontMessage.Flush();
            case 'P' -> new FrontMessage.Parse(in.string(), in.string(), in.int32s());
            case 'Q' -> new FrontMessage.Query(in.string());
            case 'S' -> new FrontMessage.Sync();
            case 'X' -> new FrontMessage.Terminate();
            case 'c' -> new FrontMessage.CopyDone();
            case 'd' -> new FrontMessage.CopyData(in.rest());
            case 'f' -> new FrontMessage.CopyFail(in.string());
            case 'p' -> new FrontMessage.Authentication(in.rest());
            default -> throw new PgWireException("invalid frontend message type " + (int) type);
        };
        in.end();
        return message;
    }

    private static char kind(WireInput in) throws PgWireException {
        char kind = (char) in.int8();
        if (kind != 'S' && kind != 'P')
            throw new PgWireException("invalid CLOSE or DESCRIBE message subtype " + (int) kind);
        return kind;
    }

    private static FrontMessage bind(WireInput in) throws PgWireException {
        String portal = in.string();
        String statement = in.string();
        List<Integer> formats = in.int16s();
        int count = in.count(Integer.BYTES);
        List<byte[]> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = in.int32();
            if (length < -1) throw new PgWireException("invalid length of a parameter: " + length);
            values.add(length < 0 ? null : in.bytes(length));
        }
        return new FrontMessage.Bind(portal, statement, formats, values, in.int16s());
    }
}
