package voicelab.systems.logexporter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.UserAgent;
import voicelab.faultsyntax.FaultParser;
import voicelab.protocols.logs.LogLine;
import voicelab.protocols.metrics.MetricBounds;
import voicelab.protocols.metrics.MetricFamily;
import voicelab.protocols.metrics.MetricReader;
import voicelab.protocols.metrics.MetricSample;
import voicelab.protocols.sip.SipPacket;
import voicelab.systems.gvp.Caller;
import voicelab.systems.gvp.GvpLab;

/**
 * What calls do is in the logs of MCP and RM, and in the counters that are made of them. A lab for each test: the log of a
 * test's last call may be written while the next one runs.
 */
class LogExporterStandInTest {
    private static final String PROFILE = """
            profile: logs
            systems:
              gvp-config-server:
                tenants:
                  - name: Environment
                ivr-profiles:
                  - {name: order, dnis: ["8001"], sections: {gvp.service-prerequisite: {initial-page-url: "http://das/first-call.vxml?tone=1000&nonce=1"}}}
                  - {name: gone, dnis: ["8002"], sections: {gvp.service-prerequisite: {initial-page-url: "http://das/no-such-page.vxml"}}}
                  - {name: nobody, dnis: ["8003"], sections: {gvp.service-prerequisite: {initial-page-url: "http://nowhere/page.vxml"}}}
              resource-manager: {health-every: 1s, health-misses: 1}
              reporting-server:
              mcp:
              log-exporter:
              das:
                listeners: {HTTP: 10080}
              customer-system:
                listeners: {HTTP: 10080}
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private GvpLab lab;
    private Caller caller;

    @BeforeEach
    void boot() throws Exception {
        lab = GvpLab.boot("127.37.61.0/24", PROFILE);
        caller = new Caller(lab.outside(200));
    }

    @AfterEach
    void stop() {
        caller.close();
        long bugs = lab.lab().journal().bugs();
        String last = lab.lab().journal().tail(20).toString();
        lab.close();
        assertEquals(0, bugs, last);
    }

    private String text(String system) throws Exception {
        URI uri = URI.create("http://" + lab.address(system).getHostAddress() + ":8200/log");
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse(""));
        return answer.body();
    }

    /** @param series {@code name} or {@code name label}, the value of its only label */
    private double value(String system, String series) throws Exception {
        byte[] body = text(system).getBytes(StandardCharsets.UTF_8);
        for (MetricFamily family : MetricReader.read(body, MetricBounds.DEFAULT))
            for (MetricSample sample : family.samples()) {
                String label = String.join("", sample.labels().values());
                if ((sample.name() + (label.isEmpty() ? "" : " " + label)).equals(series)) return sample.value();
            }
        return 0;
    }

    private void becomes(double wanted, String system, String series) throws Exception {
        assertEquals(wanted, soon(wanted, system, series), series);
    }

    private void atLeast(double wanted, String system, String series) throws Exception {
        assertTrue(soon(wanted, system, series) >= wanted, series);
    }

    /** The log is written behind the call's back: a moment is granted. */
    private double soon(double wanted, String system, String series) throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        double seen = value(system, series);
        while (seen < wanted && System.nanoTime() < end) seen = value(system, series);
        return seen;
    }

    @Test
    void a_call_is_counted_at_both_exporters_and_its_lines_have_the_documented_shape() throws Exception {
        double calls = value("log-exporter", "lab_log_messages_total 50000");
        double ended = value("log-exporter", "lab_log_messages_total 50001");
        double atRm = value("resource-manager", "lab_log_messages_total 20119");
        Caller.Placed call = caller.call("sip:8001@rm", SipPeer.tcp(lab.resourceManager()));
        call.up();
        becomes(calls + 1, "log-exporter", "lab_log_messages_total 50000");
        becomes(atRm + 1, "resource-manager", "lab_log_messages_total 20119");
        call.call().hangUp();
        becomes(ended + 1, "log-exporter", "lab_log_messages_total 50001");
        Path file = lab.lab().directoryRoot().resolve("resource-manager/log/resource-manager.log");
        LogLine line = Files.readAllLines(file).stream()
                .map(LogLine::read)
                .map(Optional::orElseThrow)
                .filter(each -> each.id() == 20_119)
                .findFirst()
                .orElseThrow();
        assertTrue(line.text().contains(" from 8000 to 8001, session "), line.text());
        assertTrue(
                Files.readString(lab.lab().directoryRoot().resolve("mcp/log/mcp.log"))
                        .contains("METRIC " + line.callId() + " 50000 incall_begin"),
                "RM's and MCP's lines of one session share its call id");
    }

    @Test
    void a_page_that_is_not_there_and_a_host_that_is_none_count_for_their_alerts() throws Exception {
        double answered = value("log-exporter", "lab_log_alert_ngi4xx_total");
        double errors = value("log-exporter", "lab_log_alert_fetch_error_total");
        double names = value("log-exporter", "lab_log_alert_dns_res_error_total");
        caller.call("sip:8002@rm", SipPeer.tcp(lab.resourceManager())).refusal();
        becomes(answered + 1, "log-exporter", "lab_log_alert_ngi4xx_total");
        caller.call("sip:8003@rm", SipPeer.tcp(lab.resourceManager())).refusal();
        becomes(names + 1, "log-exporter", "lab_log_alert_dns_res_error_total");
        becomes(errors + 2, "log-exporter", "lab_log_alert_fetch_error_total");
        assertTrue(value("log-exporter", "lab_log_alert_total_error_total") >= 2);
    }

    @Test
    void a_bad_telephone_event_counts_as_dtmf_error() throws Exception {
        double before = value("log-exporter", "lab_log_alert_dtmf_error_total");
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(lab.outside(200), 0))) {
            CompletableFuture<SipPacket> up = new CompletableFuture<>();
            Call call = new UserAgent(caller.node(), "8000").call(invite(socket.getLocalPort()), new CallListener() {
                @Override
                public void answered(Call answered, SipPacket response) {
                    up.complete(response);
                }
            });
            String sdp = up.get(10, TimeUnit.SECONDS).sdp().orElseThrow().text();
            int port = Integer.parseInt(sdp.replaceAll("(?s).*m=audio ([0-9]+) .*", "$1"));
            for (int i = 0; i < 200 && value("log-exporter", "lab_log_alert_dtmf_error_total") == before; i++) {
                // RTP: version 2, payload type 101, then one octet where an event has four
                ByteBuffer packet = ByteBuffer.allocate(13).put((byte) 0x80).put((byte) 101);
                packet.putShort((short) i).putInt(1).putInt(77).put((byte) 1);
                socket.send(new DatagramPacket(packet.array(), 13, new InetSocketAddress(lab.address("mcp"), port)));
            }
            call.hangUp();
        }
        assertTrue(value("log-exporter", "lab_log_alert_dtmf_error_total") > before);
    }

    private SipOrder invite(int port) {
        String host = lab.outside(200).getHostAddress();
        return SipOrder.invite("sip:8001@rm")
                .from("<sip:8000@" + host + ">")
                .via(SipPeer.tcp(lab.resourceManager()))
                .sdp(String.join(
                        "\r\n",
                        "v=0",
                        "o=- 1 1 IN IP4 " + host,
                        "s=-",
                        "c=IN IP4 " + host,
                        "t=0 0",
                        "m=audio " + port + " RTP/AVP 0 101",
                        "a=rtpmap:101 telephone-event/8000",
                        ""));
    }

    @Test
    void a_broker_out_of_reach_counts_as_reporting_error() throws Exception {
        double before = value("log-exporter", "lab_log_alert_rs_conn_error_total");
        lab.lab().faults().set(new FaultParser(lab.lab().map()).parse("gvp-8=cut"));
        try {
            caller.call("sip:8002@rm", SipPeer.tcp(lab.resourceManager())).refusal();
            atLeast(before + 1, "log-exporter", "lab_log_alert_rs_conn_error_total");
        } finally {
            lab.lab().faults().mendAll();
        }
    }
}
