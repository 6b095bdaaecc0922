package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireBuffer;
import voicelab.protocols.pgwire.WireInput;

/** Arrays of one dimension: {@code {1,2,NULL}} and the binary form (PostgreSQL's utils/adt/arrayfuncs.c). */
final class Arrays {
    private static final int MAX_ELEMENTS = 1_000_000;

    private Arrays() {}

    static String text(Object[] elements, PgType type, ValueWriter writer) throws SQLException {
        StringBuilder out = new StringBuilder("{");
        for (Object element : elements) {
            if (out.length() > 1) out.append(',');
            if (element == null) out.append("NULL");
            else if (element instanceof Object[] inner) out.append(text(inner, type, writer));
            else out.append(quoted(writer.text(fitting(element, type), type.oid())));
        }
        return out.append('}').toString();
    }

    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && !text.equalsIgnoreCase("null");
        for (int i = 0; plain && i < text.length(); i++)
            plain = "{},\"\\".indexOf(text.charAt(i)) < 0 && !Character.isWhitespace(text.charAt(i));
        return plain ? text : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    static void binary(Object[] elements, PgType type, ValueWriter writer, WireBuffer out) throws SQLException {
        WireBuffer body = new WireBuffer();
        int nulls = 0;
        for (Object element : elements) {
            if (element == null) nulls = 1;
            writer.write(element == null ? null : fitting(element, type), type.oid(), 1, body);
        }
        if (elements.length == 0) {
            out.int32(12).int32(0).int32(0).int32(type.oid());
            return;
        }
        out.int32(20 + body.size()).int32(1).int32(nulls).int32(type.oid());
        out.int32(elements.length).int32(1).raw(body.take());
    }

    /** H2 gives elements as JDBC's old types. */
    private static Object fitting(Object element, PgType type) {
        return switch (type) {
            case DATE -> element instanceof java.sql.Date d ? d.toLocalDate() : element;
            case TIMESTAMP -> element instanceof Timestamp t ? t.toLocalDateTime() : element;
            case TIME -> element instanceof java.sql.Time t ? t.toLocalTime() : element;
            case FLOAT4 -> ((Number) element).floatValue();
            case FLOAT8 -> ((Number) element).doubleValue();
            default -> element;
        };
    }

    static Object[] read(WireInput in, ValueReader reader) throws PgWireException, PgFault {
        int dimensions = in.int32();
        in.int32();
        int element = in.int32();
        if (dimensions == 0) return new Object[0];
        if (dimensions != 1) throw PgFault.unsupported("an array of " + dimensions + " dimensions");
        int count = in.int32();
        in.int32();
        if (count < 0 || count > MAX_ELEMENTS || count > in.left())
            throw new PgFault(States.INVALID_BINARY, "invalid number of elements of an array: " + count);
        Object[] elements = new Object[count];
        for (int i = 0; i < count; i++) {
            int length = in.int32();
            elements[i] = length < 0 ? null : reader.read(in.bytes(length), element, 1);
        }
        return elements;
    }

    static Object[] parse(String text, PgType type, ValueReader reader) throws PgFault {
        String lean = text.strip();
        if (!lean.startsWith("{") || !lean.endsWith("}")) throw malformed(text);
        List<Object> elements = new ArrayList<>();
        int at = 1;
        int end = lean.length() - 1;
        while (at < end) {
            StringBuilder one = new StringBuilder();
            boolean quoted = false;
            boolean open = false;
            for (; at < end && (open || lean.charAt(at) != ','); at++) {
                char c = lean.charAt(at);
                if (c == '\\' && at + 1 < end) one.append(lean.charAt(++at));
                else if (c == '"') {
                    open = !open;
                    quoted = true;
                } else if (!open && (c == '{' || c == '}')) throw malformed(text);
                else one.append(c);
            }
            if (open) throw malformed(text);
            String word = quoted ? one.toString() : one.toString().strip();
            elements.add(!quoted && word.toLowerCase(Locale.ROOT).equals("null") ? null : reader.parse(word, type));
            at++;
        }
        return elements.toArray();
    }

    private static PgFault malformed(String text) {
        return new PgFault(States.INVALID_TEXT, "malformed array literal: \"" + text + "\"");
    }
}
