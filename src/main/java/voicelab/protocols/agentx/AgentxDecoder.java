package voicelab.protocols.agentx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** Bytes of one connection to PDUs, however they were split. A PDU longer than the bound ends the stream. Not thread-safe. */
public final class AgentxDecoder {
    private final int maxPayloadBytes;
    private byte[] pending = new byte[256];
    private int length;
    private int taken;

    /** @param maxPayloadBytes bound of what stands behind a header */
    public AgentxDecoder(int maxPayloadBytes) {
        this.maxPayloadBytes = maxPayloadBytes;
    }

    /** Takes over what is in {@code bytes}; then ask {@link #next} until it is empty. */
    public void feed(ByteBuffer bytes) {
        if (taken > 0) {
            System.arraycopy(pending, taken, pending, 0, length - taken);
            length -= taken;
            taken = 0;
        }
        int more = bytes.remaining();
        if (length + more > pending.length)
            pending = Arrays.copyOf(pending, Math.max(length + more, 2 * pending.length));
        bytes.get(pending, length, more);
        length += more;
    }

    /**
     * The next whole PDU.
     *
     * @throws AgentxException with a header: that PDU is skipped and the stream goes on; without one nothing more can be read
     */
    public Optional<AgentxPdu> next() throws AgentxException {
        int there = length - taken;
        if (there == 0) return Optional.empty();
        if (pending[taken] != AgentxHead.VERSION)
            throw new AgentxException(null, "AgentX version " + (pending[taken] & 0xFF) + " is not spoken here");
        if (there < AgentxHead.LENGTH) return Optional.empty();
        int flags = pending[taken + 2] & 0xFF;
        ByteOrder order = (flags & AgentxHead.NETWORK_ORDER) != 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer in =
                ByteBuffer.wrap(pending, taken, AgentxHead.LENGTH).slice().order(order);
        long payload = in.getInt(16) & 0xFFFF_FFFFL;
        // RFC 2741 section 6.1: the length is a multiple of 4
        if ((payload & 3) != 0) throw new AgentxException(null, "a payload of " + payload + " bytes");
        if (payload > maxPayloadBytes)
            throw new AgentxException(null, "a payload of " + payload + " bytes, the bound is " + maxPayloadBytes);
        if (there - AgentxHead.LENGTH < payload) return Optional.empty();
        int number = pending[taken + 1] & 0xFF;
        byte[] whole = Arrays.copyOfRange(pending, taken, taken + AgentxHead.LENGTH + (int) payload);
        taken += whole.length;
        AgentxType type = AgentxType.of(number).orElse(null);
        if (type == null) throw new AgentxException(null, "no PDU of type " + number);
        AgentxHead head = new AgentxHead(
                type, flags, in.getInt(4) & 0xFFFF_FFFFL, in.getInt(8) & 0xFFFF_FFFFL, in.getInt(12) & 0xFFFF_FFFFL);
        return Optional.of(AgentxPdu.read(head, whole));
    }

    /** Bytes of a PDU that is not whole yet. */
    public int pendingBytes() {
        return length - taken;
    }
}
