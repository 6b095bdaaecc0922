package voicelab.protocols.agentx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/** Bytes of net-snmp 5.9.3 as it sent them, and what must hold for any bytes. */
class AgentxCodecTest {
    private static final int BOUND = 64 * 1024;
    private static final Oid LAB = Oid.parse("1.3.6.1.4.1.8072.9999.9999.86");

    private static final String OPEN = "01010000000000000000000006bb39793c000000010000000504000001000000881f0000"
            + "03000000020000000a000000190000004e65742d534e4d50204167656e7458207375622d6167656e74000000";
    private static final String GET_NEXT = "0106100000000005000000010000000200000030050400000000000100001f880000270f"
            + "0000270f00000056050400000000000100001f880000270f0000270f00000057";
    private static final String REGISTER =
            "01030000070000000000000007bb397914000000007f000003020000010000000100000001000000";
    private static final String PONG = "01121000000000050000000000000002000000080000007a00000000";
    private static final String ECHO =
            "01121000000000050000000000000003000000240000007a00000000000500000504000000000001"
                    + "00001f880000270f0000270f00000056";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static AgentxPdu read(byte[] bytes) throws AgentxException {
        AgentxDecoder decoder = new AgentxDecoder(BOUND);
        decoder.feed(ByteBuffer.wrap(bytes));
        AgentxPdu pdu = decoder.next().orElseThrow();
        assertEquals(0, decoder.pendingBytes());
        return pdu;
    }

    @Test
    void open_of_net_snmp_is_read_in_little_endian() throws Exception {
        AgentxPdu pdu = read(bytes(OPEN));
        assertEquals(AgentxType.OPEN, pdu.type());
        AgentxBody.Open open = (AgentxBody.Open) pdu.body();
        assertEquals("Net-SNMP AgentX sub-agent", open.description());
        assertEquals(Oid.parse("1.3.6.1.4.1.8072.3.2.10"), open.id());
        assertEquals("Net-SNMP AgentX sub-agent", pdu.fields().get("description"));
        assertArrayEquals(bytes(OPEN), pdu.bytes());
    }

    @Test
    void register_of_net_snmp_is_read() throws Exception {
        AgentxPdu pdu = read(bytes(REGISTER));
        AgentxBody.Region region = (AgentxBody.Region) pdu.body();
        assertEquals(Oid.parse("1.3.6.1.2.1.1.1"), region.subtree());
        assertEquals(127, region.priority());
        assertEquals(7, pdu.head().session());
    }

    @Test
    void get_next_and_response_of_net_snmp_are_read_in_network_order() throws Exception {
        AgentxPdu asked = read(bytes(GET_NEXT));
        assertEquals(AgentxType.GET_NEXT, asked.type());
        SearchRange range = ((AgentxBody.Search) asked.body()).ranges().get(0);
        assertEquals(new SearchRange(LAB, false, LAB.behind()), range);
        AgentxBody.Response pong = (AgentxBody.Response) read(bytes(PONG)).body();
        assertEquals(new AgentxBody.Response(0x7a, AgentxError.NONE, 0, List.of()), pong);
        AgentxBody.Response registered = (AgentxBody.Response) read(bytes(ECHO)).body();
        assertEquals(List.of(Variable.unset(LAB)), registered.variables(), "net-snmp echoes the region");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_kind_comes_back_as_it_was_written(boolean network) throws Exception {
        for (AgentxPdu pdu : samples(network ? AgentxHead.NETWORK_ORDER : 0)) {
            AgentxPdu again = read(pdu.bytes());
            assertEquals(pdu.head(), again.head(), pdu.summary());
            assertEquals(pdu.body(), again.body(), pdu.summary());
            assertEquals(pdu.context(), again.context());
            assertEquals(pdu.summary(), again.summary());
            assertEquals(0, pdu.bytes().length % 4);
        }
    }

    @ParameterizedTest
    @EnumSource(AgentxType.class)
    void no_kind_is_left_out_of_the_samples(AgentxType type) {
        assertTrue(samples(0).stream().anyMatch(pdu -> pdu.type() == type));
    }

    private static List<AgentxPdu> samples(int order) {
        List<AgentxPdu> all = new ArrayList<>();
        List<SearchRange> ranges = List.of(SearchRange.only(LAB), new SearchRange(Oid.of(1), true, LAB.behind()));
        List<Variable> variables = List.of(
                new Variable(LAB.plus(1, 0), Value.integer(-5)),
                new Variable(LAB.plus(2), Value.gauge(0xFFFF_FFFFL)),
                new Variable(LAB.plus(3), Value.counter(7)),
                new Variable(LAB.plus(4), Value.ticks(9)),
                new Variable(LAB.plus(5), new Value.Numeric(Syntax.COUNTER64, -1)),
                new Variable(LAB.plus(6), Value.text("odd")),
                new Variable(LAB.plus(7), new Value.Octets(Syntax.IP_ADDRESS, new byte[] {127, 0, 0, 1})),
                new Variable(LAB.plus(8), new Value.Octets(Syntax.OPAQUE, new byte[] {(byte) 0x9f, 1, 2, 3, 4})),
                new Variable(LAB.plus(9), Value.oid(Oid.EMPTY)),
                new Variable(LAB.plus(10), Value.NULL),
                new Variable(LAB.plus(11), Value.NO_SUCH_OBJECT),
                new Variable(LAB.plus(12), Value.NO_SUCH_INSTANCE),
                new Variable(Oid.of(0, 0), Value.END_OF_MIB_VIEW));
        for (AgentxType type : AgentxType.values()) {
            AgentxBody body = switch (type) {
                case OPEN -> new AgentxBody.Open(5, LAB, "somebody");
                case CLOSE -> new AgentxBody.Close(CloseReason.SHUTDOWN);
                case REGISTER -> new AgentxBody.Region(3, 127, 10, LAB, 99);
                case UNREGISTER -> new AgentxBody.Region(0, 127, 0, LAB, 0);
                case GET, GET_NEXT -> new AgentxBody.Search(ranges);
                case GET_BULK -> new AgentxBody.Bulk(1, 25, ranges);
                case TEST_SET, NOTIFY, INDEX_ALLOCATE, INDEX_DEALLOCATE -> new AgentxBody.Variables(variables);
                case COMMIT_SET, UNDO_SET, CLEANUP_SET, PING -> AgentxBody.NOTHING;
                case ADD_AGENT_CAPS -> new AgentxBody.Caps(LAB, "can");
                case REMOVE_AGENT_CAPS -> new AgentxBody.Caps(LAB, "");
                case RESPONSE -> new AgentxBody.Response(123_456, AgentxError.DUPLICATE_REGISTRATION, 2, variables);
            };
            String context = type.hasContext() ? "ctx" : null;
            int flags = order | (context == null ? 0 : AgentxHead.CONTEXT);
            AgentxHead head = new AgentxHead(type, flags, 0xFFFF_FFFFL, 2, 3);
            all.add(AgentxPdu.of(head, context, body));
        }
        return all;
    }

    @Test
    void a_stream_is_read_the_same_at_every_split_point() throws Exception {
        byte[] both = concat(bytes(OPEN), bytes(GET_NEXT));
        for (int split = 0; split <= both.length; split++) {
            AgentxDecoder decoder = new AgentxDecoder(BOUND);
            List<AgentxType> read = new ArrayList<>();
            for (ByteBuffer part :
                    List.of(ByteBuffer.wrap(both, 0, split), ByteBuffer.wrap(both, split, both.length - split))) {
                decoder.feed(part);
                for (Optional<AgentxPdu> pdu = decoder.next(); pdu.isPresent(); pdu = decoder.next())
                    read.add(pdu.get().type());
            }
            assertEquals(List.of(AgentxType.OPEN, AgentxType.GET_NEXT), read, "split at " + split);
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length)
                .put(one)
                .put(other)
                .array();
    }

    @Test
    void garbage_is_refused_and_never_anything_else() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = samples(i % 2 == 0 ? 0 : AgentxHead.NETWORK_ORDER)
                    .get(i % 18)
                    .bytes()
                    .clone();
            for (int k = 0; k < 1 + random.nextInt(4); k++)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            AgentxDecoder decoder = new AgentxDecoder(BOUND);
            decoder.feed(ByteBuffer.wrap(bytes));
            try {
                Optional<AgentxPdu> pdu = decoder.next();
                pdu.ifPresent(some ->
                        assertTrue(some.summary().length() > 3 && some.fields().size() > 3));
            } catch (AgentxException e) {
                assertTrue(e.getMessage().length() > 3);
            }
        }
    }

    @Test
    void a_broken_body_names_its_header_and_the_stream_goes_on() throws Exception {
        byte[] broken = bytes(OPEN);
        broken[48] = 100; // the description is longer than the PDU
        AgentxDecoder decoder = new AgentxDecoder(BOUND);
        decoder.feed(ByteBuffer.wrap(concat(broken, bytes(GET_NEXT))));
        AgentxException why = assertThrows(AgentxException.class, decoder::next);
        assertEquals(AgentxType.OPEN, why.head().orElseThrow().type());
        assertEquals(AgentxType.GET_NEXT, decoder.next().orElseThrow().type());
    }

    @Test
    void a_payload_beyond_the_bound_or_of_another_version_ends_the_stream() {
        byte[] tooLong = bytes(OPEN);
        tooLong[18] = 64;
        byte[] version = bytes(OPEN);
        version[0] = 2;
        byte[] uneven = bytes(OPEN);
        uneven[16]++;
        for (byte[] each : List.of(tooLong, version, uneven)) {
            AgentxDecoder decoder = new AgentxDecoder(1024);
            decoder.feed(ByteBuffer.wrap(each));
            AgentxException why = assertThrows(AgentxException.class, decoder::next);
            assertTrue(why.head().isEmpty(), why.getMessage());
        }
    }
}
