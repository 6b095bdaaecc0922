package voicelab.protocols.agentx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/** Writes one PDU in either byte order. */
final class AgentxWriter {
    private static final int LENGTH_AT = 16;
    private static final int INTERNET = 4;
    private static final int MOST_PREFIX = 255;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    private final boolean network;

    private AgentxWriter(boolean network) {
        this.network = network;
    }

    /** @param context null for the default one */
    static byte[] bytes(AgentxHead head, String context, AgentxBody body) {
        AgentxWriter w = new AgentxWriter(head.has(AgentxHead.NETWORK_ORDER));
        w.u8(AgentxHead.VERSION);
        w.u8(head.type().number());
        w.u8(context == null ? head.flags() & ~AgentxHead.CONTEXT : head.flags() | AgentxHead.CONTEXT);
        w.u8(0);
        w.u32(head.session());
        w.u32(head.transaction());
        w.u32(head.packet());
        w.u32(0);
        if (context != null) w.text(context);
        w.body(head.type(), body);
        byte[] bytes = w.out.toByteArray();
        int length = bytes.length - AgentxHead.LENGTH;
        for (int i = 0; i < 4; i++) bytes[LENGTH_AT + i] = (byte) (length >> (w.network ? 24 - 8 * i : 8 * i));
        return bytes;
    }

    private void body(AgentxType type, AgentxBody body) {
        if (body instanceof AgentxBody.Open open) {
            u8(open.timeoutSeconds());
            zeros(3);
            oid(open.id(), false);
            text(open.description());
        } else if (body instanceof AgentxBody.Close close) {
            u8(close.reason());
            zeros(3);
        } else if (body instanceof AgentxBody.Region region) {
            u8(type == AgentxType.REGISTER ? region.timeoutSeconds() : 0);
            u8(region.priority());
            u8(region.rangeSubid());
            u8(0);
            oid(region.subtree(), false);
            if (region.rangeSubid() != 0) u32(region.upperBound());
        } else if (body instanceof AgentxBody.Search search) ranges(search.ranges());
        else if (body instanceof AgentxBody.Bulk bulk) {
            u16(bulk.nonRepeaters());
            u16(bulk.maxRepetitions());
            ranges(bulk.ranges());
        } else if (body instanceof AgentxBody.Variables some) variables(some.variables());
        else if (body instanceof AgentxBody.Caps caps) {
            oid(caps.id(), false);
            if (type == AgentxType.ADD_AGENT_CAPS) text(caps.description());
        } else if (body instanceof AgentxBody.Response response) {
            u32(response.upTime());
            u16(response.error());
            u16(response.index());
            variables(response.variables());
        }
    }

    private void ranges(List<SearchRange> ranges) {
        for (SearchRange range : ranges) {
            oid(range.start(), range.include());
            oid(range.end(), false);
        }
    }

    private void variables(List<Variable> variables) {
        for (Variable each : variables) {
            u16(each.value().syntax().number());
            zeros(2);
            oid(each.name(), false);
            value(each.value());
        }
    }

    private void value(Value value) {
        if (value instanceof Value.Octets octets) octets(octets.bytes());
        else if (value instanceof Value.ObjectId id) oid(id.oid(), false);
        else if (value instanceof Value.Numeric numeric) {
            if (numeric.syntax() == voicelab.protocols.smi.Syntax.COUNTER64) u64(numeric.number());
            else u32(numeric.number());
        }
    }

    /** An identifier under 1.3.6.1 is written short where its fifth number fits into a byte (RFC 2741 section 5.1). */
    private void oid(Oid oid, boolean include) {
        boolean shorter = oid.size() > INTERNET
                && oid.at(0) == 1
                && oid.at(1) == 3
                && oid.at(2) == 6
                && oid.at(3) == 1
                && oid.at(INTERNET) > 0
                && oid.at(INTERNET) <= MOST_PREFIX;
        int first = shorter ? INTERNET + 1 : 0;
        u8(oid.size() - first);
        u8(shorter ? (int) oid.at(INTERNET) : 0);
        u8(include ? 1 : 0);
        u8(0);
        for (int i = first; i < oid.size(); i++) u32(oid.at(i));
    }

    private void text(String text) {
        octets(text.getBytes(StandardCharsets.UTF_8));
    }

    private void octets(byte[] bytes) {
        u32(bytes.length);
        out.writeBytes(bytes);
        zeros((4 - (bytes.length & 3)) & 3);
    }

    private void zeros(int count) {
        for (int i = 0; i < count; i++) u8(0);
    }

    private void u8(int value) {
        out.write(value);
    }

    private void u16(int value) {
        u8(network ? value >> 8 : value);
        u8(network ? value : value >> 8);
    }

    private void u32(long value) {
        u16((int) (network ? value >> 16 : value) & 0xFFFF);
        u16((int) (network ? value : value >> 16) & 0xFFFF);
    }

    private void u64(long value) {
        u32(network ? value >>> 32 : value);
        u32(network ? value : value >>> 32);
    }
}
