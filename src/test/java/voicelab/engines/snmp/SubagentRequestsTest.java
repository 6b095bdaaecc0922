package voicelab.engines.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxDecoder;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.agentx.AgentxHead;
import voicelab.protocols.agentx.AgentxPdu;
import voicelab.protocols.agentx.AgentxType;
import voicelab.protocols.agentx.CloseReason;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.CommunityPacket;
import voicelab.protocols.snmp.PduKind;

/** What a subagent may ask the master, spoken PDU by PDU over a plain socket, in little endian as net-snmp does. */
class SubagentRequestsTest {
    private static final Oid ROOT = SnmpHouse.ROOT;
    private SnmpHouse house;
    private DatagramSocket sink;
    private Socket socket;
    private AgentxDecoder decoder;
    private long session;
    private long packet;

    @BeforeEach
    void open() throws Exception {
        sink = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        sink.setSoTimeout(5_000);
        house = new SnmpHouse(MasterSettings.USUAL
                .withCommunities("public", "private")
                .withTrapSinks(List.of((InetSocketAddress) sink.getLocalSocketAddress()))
                .withTimeout(1)
                .withBounds(3, 2, 30));
        socket = house.raw();
        decoder = new AgentxDecoder(1 << 16);
        AgentxPdu opened = ask(AgentxType.OPEN, new AgentxBody.Open(0, ROOT, "by hand"));
        assertEquals(0, error(opened));
        session = opened.head().session();
    }

    @AfterEach
    void close() throws Exception {
        socket.close();
        sink.close();
        house.close();
        assertTrue(house.problems.stream().noneMatch(p -> p.startsWith("BUG")), house.problems.toString());
    }

    private static int error(AgentxPdu pdu) {
        return ((AgentxBody.Response) pdu.body()).error();
    }

    private AgentxPdu ask(AgentxType type, AgentxBody body) throws Exception {
        return ask(type, 0, null, body);
    }

    private AgentxPdu ask(AgentxType type, int flags, String context, AgentxBody body) throws Exception {
        socket.getOutputStream()
                .write(AgentxPdu.of(new AgentxHead(type, flags, session, 0, ++packet), context, body)
                        .bytes());
        AgentxPdu answer = next();
        assertEquals(packet, answer.head().packet());
        return answer;
    }

    private AgentxPdu next() throws Exception {
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4_096];
        for (; ; ) {
            Optional<AgentxPdu> pdu = decoder.next();
            if (pdu.isPresent()) return pdu.get();
            int n = in.read(buffer);
            if (n < 0) throw new java.io.EOFException("the master closed");
            decoder.feed(ByteBuffer.wrap(buffer, 0, n));
        }
    }

    private void answer(AgentxPdu asked, int error, int index, List<Variable> variables) throws Exception {
        socket.getOutputStream()
                .write(AgentxPdu.answer(asked.head(), new AgentxBody.Response(0, error, index, variables))
                        .bytes());
    }

    private static AgentxBody region(Oid subtree, int priority) {
        return new AgentxBody.Region(0, priority, 0, subtree, 0);
    }

    @Test
    void a_set_goes_through_test_commit_and_cleanup_and_a_failed_one_through_undo() throws Exception {
        assertEquals(0, error(ask(AgentxType.REGISTER, region(ROOT.plus(1), 127))));
        assertEquals("[TEST_SET, COMMIT_SET, CLEANUP_SET] 0", set(0));
        assertEquals("[TEST_SET, COMMIT_SET, UNDO_SET, CLEANUP_SET] " + PDU.commitFailed, set(14));
    }

    private String set(int commitError) throws Exception {
        PDU pdu = new PDU(
                PDU.SET, List.of(new VariableBinding(new OID(ROOT.plus(1, 0).toString()), new Integer32(5))));
        CompletableFuture<PDU> manager = CompletableFuture.supplyAsync(() -> {
            try {
                return house.ask(pdu, house.target(SnmpConstants.version2c, "private"));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        java.util.ArrayList<AgentxType> steps = new java.util.ArrayList<>();
        AgentxPdu asked;
        do {
            asked = next();
            steps.add(asked.type());
            if (asked.type() == AgentxType.TEST_SET)
                assertEquals(
                        List.of(new Variable(ROOT.plus(1, 0), Value.integer(5))),
                        ((AgentxBody.Variables) asked.body()).variables());
            if (asked.type() == AgentxType.COMMIT_SET) answer(asked, commitError, commitError == 0 ? 0 : 1, List.of());
            else if (asked.type() != AgentxType.CLEANUP_SET) answer(asked, 0, 0, List.of());
        } while (asked.type() != AgentxType.CLEANUP_SET);
        return steps + " " + manager.get().getErrorStatus();
    }

    @Test
    void requests_are_refused_in_the_words_of_agentx() throws Exception {
        AgentxBody region = region(ROOT.plus(2), 127);
        assertEquals(AgentxError.UNSUPPORTED_CONTEXT, error(ask(AgentxType.REGISTER, 0, "other", region)));
        assertEquals(0, error(ask(AgentxType.REGISTER, region)));
        assertEquals(AgentxError.DUPLICATE_REGISTRATION, error(ask(AgentxType.REGISTER, region)));
        assertEquals(
                AgentxError.REQUEST_DENIED,
                error(ask(AgentxType.REGISTER, new AgentxBody.Region(0, 1, 10, ROOT.plus(3), 1_000_000))));
        assertEquals(0, error(ask(AgentxType.UNREGISTER, region)));
        assertEquals(AgentxError.UNKNOWN_REGISTRATION, error(ask(AgentxType.UNREGISTER, region)));
        assertEquals(0, error(ask(AgentxType.PING, AgentxBody.NOTHING)));
        assertEquals(AgentxError.PROCESSING_ERROR, error(ask(AgentxType.GET, new AgentxBody.Search(List.of()))));
        long own = session;
        session = 99;
        assertEquals(AgentxError.NOT_OPEN, error(ask(AgentxType.PING, AgentxBody.NOTHING)));
        session = own;
        assertEquals(0, error(ask(AgentxType.OPEN, new AgentxBody.Open(0, ROOT, "second on the same socket"))));
        assertEquals(
                AgentxError.OPEN_FAILED, error(ask(AgentxType.OPEN, new AgentxBody.Open(0, ROOT, "one too many"))));
        assertEquals(0, error(ask(AgentxType.CLOSE, new AgentxBody.Close(CloseReason.SHUTDOWN))));
        assertEquals(AgentxError.NOT_OPEN, error(ask(AgentxType.PING, AgentxBody.NOTHING)));
    }

    @Test
    void capabilities_stand_in_the_system_group_until_they_are_taken_back() throws Exception {
        assertEquals(0, error(ask(AgentxType.ADD_AGENT_CAPS, new AgentxBody.Caps(ROOT, "can do"))));
        assertEquals("can do", house.value(Oid.parse("1.3.6.1.2.1.1.9.1.3.1")));
        assertEquals(0, error(ask(AgentxType.REMOVE_AGENT_CAPS, new AgentxBody.Caps(ROOT, ""))));
        assertEquals(
                AgentxError.UNKNOWN_AGENT_CAPS,
                error(ask(AgentxType.REMOVE_AGENT_CAPS, new AgentxBody.Caps(ROOT, ""))));
    }

    @Test
    void index_values_are_given_out_once() throws Exception {
        List<Variable> seven = List.of(new Variable(ROOT, Value.integer(7)));
        AgentxBody wanted = new AgentxBody.Variables(seven);
        assertEquals(0, error(ask(AgentxType.INDEX_ALLOCATE, wanted)));
        assertEquals(AgentxError.INDEX_ALREADY_ALLOCATED, error(ask(AgentxType.INDEX_ALLOCATE, wanted)));
        AgentxPdu fresh = ask(AgentxType.INDEX_ALLOCATE, AgentxHead.NEW_INDEX, null, wanted);
        assertEquals(List.of(new Variable(ROOT, Value.integer(8))), ((AgentxBody.Response) fresh.body()).variables());
        AgentxPdu any = ask(AgentxType.INDEX_ALLOCATE, AgentxHead.ANY_INDEX, null, wanted);
        assertEquals(List.of(new Variable(ROOT, Value.integer(1))), ((AgentxBody.Response) any.body()).variables());
        AgentxBody text = new AgentxBody.Variables(List.of(new Variable(ROOT, Value.text("x"))));
        assertEquals(AgentxError.INDEX_WRONG_TYPE, error(ask(AgentxType.INDEX_ALLOCATE, text)));
        assertEquals(0, error(ask(AgentxType.INDEX_DEALLOCATE, wanted)));
        assertEquals(AgentxError.INDEX_NOT_ALLOCATED, error(ask(AgentxType.INDEX_DEALLOCATE, wanted)));
    }

    @Test
    void a_notification_becomes_a_trap_and_one_without_a_name_is_refused() throws Exception {
        Variable name = new Variable(Names.SNMP_TRAP_OID, Value.oid(ROOT.plus(0, 1)));
        Variable what = new Variable(ROOT.plus(1, 0), Value.text("burns"));
        assertEquals(0, error(ask(AgentxType.NOTIFY, new AgentxBody.Variables(List.of(name, what)))));
        DatagramPacket trap = new DatagramPacket(new byte[2_000], 2_000);
        sink.receive(trap);
        CommunityPacket packetRead = CommunityPacket.read(Arrays.copyOf(trap.getData(), trap.getLength()));
        assertEquals(PduKind.TRAP, packetRead.pdu().kind());
        assertEquals(Names.SYS_UP_TIME, packetRead.pdu().variables().get(0).name());
        assertEquals(List.of(name, what), packetRead.pdu().variables().subList(1, 3));
        assertEquals(
                AgentxError.PROCESSING_ERROR, error(ask(AgentxType.NOTIFY, new AgentxBody.Variables(List.of(what)))));
        assertTrue(house.said.stream().anyMatch(s -> s.startsWith("trap " + ROOT.plus(0, 1))));
    }

    @Test
    void a_subagent_that_keeps_silent_costs_gen_err_and_in_the_end_its_session() throws Exception {
        assertEquals(0, error(ask(AgentxType.REGISTER, region(ROOT.plus(1), 127))));
        for (int i = 0; i < 3; i++) {
            PDU answer = house.ask(PDU.GET, Oid.parse("1.3.6.1.2.1.1.5.0"), ROOT.plus(1, 0));
            assertEquals(PDU.genErr, answer.getErrorStatus());
            assertEquals(2, answer.getErrorIndex());
        }
        house.until(() -> house.said.stream().anyMatch(s -> s.contains("closed: reasonTimeouts")));
        assertEquals("noSuchObject", house.value(ROOT.plus(1, 0)));
    }

    @Test
    void a_body_that_cannot_be_read_is_answered_parse_error_and_the_session_goes_on() throws Exception {
        byte[] broken = AgentxPdu.of(
                        new AgentxHead(AgentxType.REGISTER, 0, session, 0, ++packet), region(ROOT.plus(1), 127))
                .bytes();
        broken[24] = 120; // more sub-identifiers than there are
        socket.getOutputStream().write(broken);
        assertEquals(AgentxError.PARSE_ERROR, error(next()));
        assertEquals(0, error(ask(AgentxType.PING, AgentxBody.NOTHING)));
    }
}
