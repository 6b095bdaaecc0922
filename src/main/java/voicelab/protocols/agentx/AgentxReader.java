package voicelab.protocols.agentx;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/** Reads the body of one PDU; every length is held against what is there. */
final class AgentxReader {
    private static final int INTERNET = 4;
    private final ByteBuffer in;

    /** @param in the payload alone, in its byte order */
    AgentxReader(ByteBuffer in) {
        this.in = in;
    }

    /** What is wrong with the payload. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message, null, false, false);
        }
    }

    AgentxBody body(AgentxType type) {
        AgentxBody body = switch (type) {
            case OPEN -> open();
            case CLOSE -> close();
            case REGISTER, UNREGISTER -> region();
            case GET, GET_NEXT -> new AgentxBody.Search(ranges());
            case GET_BULK -> new AgentxBody.Bulk(u16(), u16(), ranges());
            case TEST_SET, NOTIFY, INDEX_ALLOCATE, INDEX_DEALLOCATE -> new AgentxBody.Variables(variables());
            case COMMIT_SET, UNDO_SET, CLEANUP_SET, PING -> AgentxBody.NOTHING;
            case ADD_AGENT_CAPS -> new AgentxBody.Caps(oid().oid, text());
            case REMOVE_AGENT_CAPS -> new AgentxBody.Caps(oid().oid, "");
            case RESPONSE -> new AgentxBody.Response(u32(), u16(), u16(), variables());
        };
        if (in.hasRemaining()) throw new Broken(in.remaining() + " bytes behind the body");
        return body;
    }

    private AgentxBody open() {
        int timeout = u8();
        skip(3);
        return new AgentxBody.Open(timeout, oid().oid, text());
    }

    private AgentxBody close() {
        int reason = u8();
        skip(3);
        return new AgentxBody.Close(reason);
    }

    private AgentxBody region() {
        int timeout = u8();
        int priority = u8();
        int rangeSubid = u8();
        skip(1);
        Oid subtree = oid().oid;
        if (rangeSubid > subtree.size()) throw new Broken("range sub-identifier " + rangeSubid + " of " + subtree);
        return new AgentxBody.Region(timeout, priority, rangeSubid, subtree, rangeSubid == 0 ? 0 : u32());
    }

    private record IncludedOid(Oid oid, boolean include) {}

    private List<SearchRange> ranges() {
        List<SearchRange> all = new ArrayList<>();
        while (in.hasRemaining()) {
            IncludedOid start = oid();
            all.add(new SearchRange(start.oid, start.include, oid().oid));
        }
        return List.copyOf(all);
    }

    private List<Variable> variables() {
        List<Variable> all = new ArrayList<>();
        while (in.hasRemaining()) all.add(variable());
        return List.copyOf(all);
    }

    private Variable variable() {
        int number = u16();
        Syntax syntax = Syntax.of(number).orElseThrow(() -> new Broken("no syntax " + number));
        skip(2);
        Oid name = oid().oid;
        return new Variable(name, value(syntax));
    }

    private Value value(Syntax syntax) {
        return switch (syntax) {
            case INTEGER -> new Value.Numeric(syntax, (int) u32());
            case COUNTER32, GAUGE32, TIME_TICKS -> new Value.Numeric(syntax, u32());
            case COUNTER64 -> new Value.Numeric(syntax, u64());
            case OCTET_STRING, IP_ADDRESS, OPAQUE -> new Value.Octets(syntax, octets());
            case OBJECT_IDENTIFIER -> new Value.ObjectId(oid().oid);
            case NULL, NO_SUCH_OBJECT, NO_SUCH_INSTANCE, END_OF_MIB_VIEW -> new Value.Bare(syntax);
        };
    }

    private IncludedOid oid() {
        int count = u8();
        int prefix = u8();
        boolean include = u8() != 0;
        skip(1);
        int before = prefix == 0 ? 0 : INTERNET + 1;
        if (count + before > Oid.MOST_IDS) throw new Broken("an identifier of " + (count + before));
        if (in.remaining() < 4 * count) throw new Broken("an identifier longer than its PDU");
        long[] ids = new long[before + count];
        if (before > 0) {
            ids[0] = 1;
            ids[1] = 3;
            ids[2] = 6;
            ids[3] = 1;
            ids[4] = prefix;
        }
        for (int i = before; i < ids.length; i++) ids[i] = u32();
        return new IncludedOid(Oid.of(ids), include);
    }

    String text() {
        return new String(octets(), StandardCharsets.UTF_8);
    }

    private byte[] octets() {
        long length = u32();
        if (length > in.remaining()) throw new Broken("a string of " + length + " bytes in " + in.remaining());
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        skip((4 - (bytes.length & 3)) & 3);
        return bytes;
    }

    private void skip(int bytes) {
        need(bytes);
        in.position(in.position() + bytes);
    }

    private int u8() {
        need(1);
        return in.get() & 0xFF;
    }

    private int u16() {
        need(2);
        return in.getShort() & 0xFFFF;
    }

    private long u32() {
        need(4);
        return in.getInt() & 0xFFFF_FFFFL;
    }

    private long u64() {
        need(8);
        try {
            return in.getLong();
        } catch (BufferUnderflowException e) {
            throw new Broken("too short");
        }
    }

    private void need(int bytes) {
        if (in.remaining() < bytes) throw new Broken("too short: " + in.remaining() + " bytes left");
    }
}
