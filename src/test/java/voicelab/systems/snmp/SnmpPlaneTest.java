package voicelab.systems.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.ConnectionMap;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.snmp.CommunityPacket;
import voicelab.protocols.snmp.PduKind;
import voicelab.protocols.snmp.SnmpPdu;
import voicelab.systems.gvp.Caller;
import voicelab.systems.gvp.GvpLab;

/** MCP, Resource Manager and Reporting Server as subagents of the master agent, and the exporters. */
class SnmpPlaneTest {
    private static final String PAGE = "sip:dialog@mcp;voicexml=http%3a%2f%2fdas%2ffirst-call.vxml";
    private static final String NO_PAGE = "sip:dialog@mcp;voicexml=http%3a%2f%2fdas%2fnot-there.vxml";
    private GvpLab lab;
    private Caller caller;
    private DatagramSocket sink;
    private int requests;

    @BeforeEach
    void boot() throws Exception {
        sink = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
        sink.setSoTimeout(10_000);
        lab = GvpLab.boot("127.46.1.0/24", """
                profile: snmp
                systems:
                  mcp:
                  das:
                    listeners: {HTTP: 10080}
                  resource-manager: {resources: ["sip:mcp:5070"]}
                  reporting-server:
                  sql-server:
                  snmp-master-agent:
                    trap-sinks: ["127.0.0.1:%d"]
                  snmp-exporter: {patience: 200ms, retries: 1}
                """.formatted(sink.getLocalPort()));
        caller = new Caller(lab.outside(200));
        await("rsQueueSize", value -> value.equals("0"));
        await("rmTotal4xxInviteSent", value -> value.equals("0"));
        await("mcpSipCurrentInboundSessions", value -> value.equals("0"));
    }

    @AfterEach
    void stop() {
        caller.close();
        sink.close();
        long bugs = lab.lab().journal().bugs();
        lab.close();
        assertEquals(0, bugs);
    }

    private SipPeer mcp() {
        return SipPeer.udp(lab.mcp());
    }

    private String value(String name) throws Exception {
        Oid oid = MibCatalogue.shipped().named(name).oid().plus(0);
        SnmpPdu asked = SnmpPdu.asking(PduKind.GET, ++requests, List.of(oid));
        byte[] question = CommunityPacket.v2c("public", asked).bytes();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(lab.outside(201), 0))) {
            socket.setSoTimeout(5_000);
            socket.send(new DatagramPacket(
                    question, question.length, new InetSocketAddress(lab.address("snmp-master-agent"), 1161)));
            DatagramPacket answer = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(answer);
            return CommunityPacket.read(Arrays.copyOf(answer.getData(), answer.getLength()))
                    .pdu()
                    .variables()
                    .get(0)
                    .value()
                    .text();
        }
    }

    private void await(String name, Predicate<String> wanted) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        String value = value(name);
        while (!wanted.test(value)) {
            if (System.nanoTime() > deadline)
                throw new AssertionError(
                        name + " is " + value + "\n" + lab.lab().journal().tail(20));
            TimeUnit.MILLISECONDS.sleep(20);
            value = value(name);
        }
    }

    private HttpResponse<String> page(String system, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + lab.address(system).getHostAddress() + ":9116/snmp" + query))
                .timeout(Duration.ofSeconds(10))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void a_call_is_seen_while_it_is_up_and_counted_for_good() throws Exception {
        Caller.Placed call = caller.call(PAGE, mcp());
        call.up();
        assertEquals("1", value("mcpSipCurrentInboundSessions"));
        assertTrue(Integer.parseInt(value("FMAvgHttpResponseTime")) >= 0);
        String text =
                page("snmp-exporter", "?module=if_mib&target=127.0.0.1:1161").body();
        assertTrue(text.contains("\nmcpSipCurrentInboundSessions 1\n"), text);
        assertTrue(
                text.contains("labMcpLastSession{labMcpLastSession=\"" + value("labMcpLastSession") + "\"} 1"), text);
        call.call().hangUp();
        await("mcpSipCurrentInboundSessions", value -> value.equals("0"));
        assertEquals("1", value("labMcpCallsTotal"));
        await("labRsRecordsStored", value -> Integer.parseInt(value) > 0);
        assertEquals(value("labMcpLastSession"), value("labRsLastSession"));
    }

    @Test
    void a_page_that_is_not_there_is_counted_and_sent_as_a_trap() throws Exception {
        assertEquals(404, caller.call(NO_PAGE, mcp()).refusal().status());
        DatagramPacket trap = new DatagramPacket(new byte[4_096], 4_096);
        sink.receive(trap);
        SnmpPdu pdu = CommunityPacket.read(Arrays.copyOf(trap.getData(), trap.getLength()))
                .pdu();
        assertEquals(
                Value.oid(MibCatalogue.NOTIFICATIONS.plus(1)),
                pdu.variables().get(1).value());
        assertTrue(pdu.variables().get(2).value().text().startsWith("http://das/not-there.vxml?"));
        assertEquals("404", pdu.variables().get(3).value().text());
        assertEquals("1", value("FMFailedHttpFetches"));
        lab.await("trap " + MibCatalogue.NOTIFICATIONS.plus(1));
    }

    @Test
    void a_refused_call_counts_as_4xx_of_the_resource_manager_and_its_exporter_says_the_same() throws Exception {
        assertEquals(
                404,
                caller.call(
                                "sip:9999@" + lab.address("resource-manager").getHostAddress(),
                                SipPeer.udp(lab.resourceManager()))
                        .refusal()
                        .status());
        assertEquals("1", value("rmTotal4xxInviteSent"));
        String text = page("resource-manager", "?target=127.0.0.1:1161").body();
        assertTrue(text.contains("\nrmTotal4xxInviteSent 1\n"), text);
        assertTrue(text.contains("rmPRStatus{rmPRName="), text);
        assertTrue(
                page("reporting-server", "?target=localhost").body().contains("rsQueueSize{servicename=\"gvp-rs\"} 0"));
        assertEquals(400, page("resource-manager", "?target=127.1.1.1:1161").statusCode());
    }

    @Test
    void a_cut_arrow_takes_the_values_away_and_a_mended_one_brings_them_back() throws Exception {
        fault("mcp-10=cut");
        await("labMcpCallsTotal", value -> value.equals("noSuchObject"));
        assertEquals("0", value("rsQueueSize"));
        lab.lab().faults().mendAll();
        await("labMcpCallsTotal", value -> value.equals("0"));
        fault("x-7=cut");
        HttpResponse<String> failed = page("snmp-exporter", "?target=127.0.0.1:1161");
        assertEquals(500, failed.statusCode());
        assertTrue(failed.body().contains("is cut"), failed.body());
    }

    private void fault(String text) throws IOException {
        lab.lab().faults().set(new FaultParser(ConnectionMap.shipped()).parse(text));
    }

    @Test
    void the_exporter_refuses_in_the_words_of_snmp_exporter() throws Exception {
        assertEquals(400, page("snmp-exporter", "").statusCode());
        assertEquals(
                "Unknown module 'x'",
                page("snmp-exporter", "?target=a&module=x").body().strip());
        HttpResponse<String> silent =
                page("snmp-exporter", "?target=" + lab.outside(222).getHostAddress() + ":1161");
        assertEquals(500, silent.statusCode());
        assertTrue(silent.body().contains("request timeout (after 1 retries)"), silent.body());
        assertEquals(500, page("snmp-exporter", "?target=no-such-host:1161").statusCode());
    }
}
