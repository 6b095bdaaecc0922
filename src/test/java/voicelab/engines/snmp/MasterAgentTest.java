package voicelab.engines.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.VariableBinding;
import voicelab.protocols.smi.Oid;

/** The master over SNMPv1 and v2c, with subagents of ours; the manager is snmp4j. */
class MasterAgentTest {
    private static final Oid ROOT = SnmpHouse.ROOT;
    private SnmpHouse house;

    @BeforeEach
    void open() throws Exception {
        house = new SnmpHouse(MasterSettings.USUAL.withCommunities("public", "private"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
        assertTrue(house.problems.stream().noneMatch(p -> p.startsWith("BUG")), house.problems.toString());
    }

    private List<String> walk(Oid root, int repetitions) throws Exception {
        List<String> names = new ArrayList<>();
        Oid last = root;
        while (names.size() < 1_000) {
            PDU pdu = new PDU();
            pdu.setType(PDU.GETBULK);
            pdu.setMaxRepetitions(repetitions);
            pdu.add(new VariableBinding(new OID(last.toString())));
            PDU answer = house.ask(pdu, SnmpConstants.version2c);
            for (VariableBinding each : answer.getVariableBindings()) {
                Oid name = Oid.parse(each.getOid().toString());
                if (each.isException() || !name.startsWith(root)) return names;
                names.add(name.tail(root.size()) + "=" + each.getVariable());
                last = name;
            }
        }
        return names;
    }

    @Test
    void values_of_two_subagents_come_in_the_order_of_their_names_whatever_the_step() throws Exception {
        Subagent one = house.join("one", 127, () -> SnmpHouse.objects(1, 10, 11, 12), ROOT.plus(1));
        Subagent other = house.join("other", 127, () -> SnmpHouse.objects(0, 1, 2), ROOT.plus(0));
        List<String> wanted = List.of("0.1.0=1", "0.2.0=2", "1.1.0=10", "1.2.0=11", "1.3.0=12");
        for (int step : new int[] {1, 2, 3, 50}) assertEquals(wanted, walk(ROOT, step), "by " + step);
        one.close();
        house.until(() -> house.said.stream().anyMatch(s -> s.contains("closed: reasonShutdown")));
        assertEquals(wanted.subList(0, 2), walk(ROOT, 10));
        other.close();
    }

    @Test
    void what_is_missing_is_named_for_what_it_is() throws Exception {
        house.join("one", 127, () -> SnmpHouse.objects(1, 10), ROOT.plus(1));
        assertEquals("10", house.value(ROOT.plus(1, 1, 0)));
        assertEquals("noSuchInstance", house.value(ROOT.plus(1, 1, 5)));
        assertEquals("noSuchObject", house.value(ROOT.plus(1, 9, 9, 0)));
        assertEquals("noSuchObject", house.value(ROOT.plus(2, 1, 0)));
        PDU end = house.ask(PDU.GETNEXT, ROOT.plus(9), ROOT);
        assertEquals("endOfMibView", end.get(0).getVariable().toString());
        assertEquals(new OID(ROOT.plus(9).toString()), end.get(0).getOid());
        assertEquals("10", end.get(1).getVariable().toString());
    }

    @Test
    void snmp_v1_answers_no_such_name() throws Exception {
        house.join("one", 127, () -> SnmpHouse.objects(1, 10), ROOT.plus(1));
        PDU pdu = new PDU(
                PDU.GET, List.of(new VariableBinding(new OID(ROOT.plus(1, 1, 0).toString()))));
        pdu.add(new VariableBinding(new OID(ROOT.plus(7).toString())));
        org.snmp4j.PDUv1 v1 = new org.snmp4j.PDUv1();
        v1.setType(PDU.GET);
        v1.addAll(pdu.getVariableBindings());
        PDU answer = house.ask(v1, SnmpConstants.version1);
        assertEquals(PDU.noSuchName, answer.getErrorStatus());
        assertEquals(2, answer.getErrorIndex());
    }

    @Test
    void when_the_better_registration_leaves_the_next_takes_over_and_a_lost_one_comes_back() throws Exception {
        Subagent first = house.join("first", 127, () -> SnmpHouse.objects(1, 1), ROOT.plus(1));
        Subagent second = house.join("second", 128, () -> SnmpHouse.objects(1, 2), ROOT.plus(1));
        assertEquals("1", house.value(ROOT.plus(1, 1, 0)));
        first.close();
        house.until(() -> house.said.stream().anyMatch(s -> s.startsWith("AgentX session 1 closed")));
        assertEquals("2", house.value(ROOT.plus(1, 1, 0)));
        second.close();
        house.until(() -> house.said.stream().anyMatch(s -> s.startsWith("AgentX session 2 closed")));
        assertEquals("noSuchObject", house.value(ROOT.plus(1, 1, 0)));
    }

    @Test
    void an_unknown_community_is_not_answered_and_the_read_community_may_not_write() throws Exception {
        house.join("one", 127, () -> SnmpHouse.objects(1, 10), ROOT.plus(1));
        PDU set = new PDU(
                PDU.SET, List.of(new VariableBinding(new OID(ROOT.plus(1, 1, 0).toString()), new Integer32(1))));
        assertEquals(
                PDU.noAccess,
                house.ask(set, house.target(SnmpConstants.version2c, "public")).getErrorStatus());
        PDU again = new PDU(set);
        assertEquals(
                PDU.notWritable,
                house.ask(again, house.target(SnmpConstants.version2c, "private"))
                        .getErrorStatus());
        var stranger = house.target(SnmpConstants.version2c, "guess");
        stranger.setTimeout(300);
        assertNull(house.ask(new PDU(PDU.GET, List.of(new VariableBinding(new OID("1.3.6.1.2.1.1.1.0")))), stranger));
        assertTrue(house.problems.contains("an unknown community"));
    }

    @Test
    void the_system_group_says_that_it_is_a_stand_in_and_time_goes_on() throws Exception {
        assertEquals("a master under test", house.value(Oid.parse("1.3.6.1.2.1.1.1.0")));
        assertEquals("house", house.value(Oid.parse("1.3.6.1.2.1.1.5.0")));
        List<String> system = walk(Oid.parse("1.3.6.1.2.1.1"), 10);
        assertEquals(8, system.size());
    }

    @Test
    void garbage_at_both_ports_is_noted_and_hurts_nobody() throws Exception {
        try (java.net.DatagramSocket udp = new java.net.DatagramSocket()) {
            for (byte[] each : List.of(new byte[0], new byte[] {1, 2, 3}, "GET / HTTP/1.1\r\n\r\n".getBytes("UTF-8")))
                udp.send(new java.net.DatagramPacket(each, each.length, house.snmp));
        }
        try (java.net.Socket tcp = house.raw()) {
            tcp.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes("UTF-8"));
            assertEquals(-1, tcp.getInputStream().read());
        }
        house.until(() -> house.problems.size() >= 4);
        assertEquals("house", house.value(Oid.parse("1.3.6.1.2.1.1.5.0")));
    }

    @Test
    void a_get_bulk_is_shortened_to_what_fits_and_a_get_is_too_big() throws Exception {
        MibView texts = () -> {
            var all = new java.util.TreeMap<Oid, voicelab.protocols.smi.Value>();
            for (int i = 1; i <= 90; i++)
                all.put(ROOT.plus(1, i, 0), voicelab.protocols.smi.Value.text("x".repeat(255)));
            return all;
        };
        house.join("long", 127, texts, ROOT.plus(1));
        PDU bulk = new PDU();
        bulk.setType(PDU.GETBULK);
        bulk.setMaxRepetitions(90);
        bulk.add(new VariableBinding(new OID(ROOT.toString())));
        PDU answer = house.ask(bulk, SnmpConstants.version2c);
        assertTrue(answer.size() > 10 && answer.size() < 90, "variables " + answer.size());
        Oid[] names = new Oid[90];
        for (int i = 0; i < names.length; i++) names[i] = ROOT.plus(1, i + 1, 0);
        assertEquals(PDU.tooBig, house.ask(PDU.GET, names).getErrorStatus());
    }
}
