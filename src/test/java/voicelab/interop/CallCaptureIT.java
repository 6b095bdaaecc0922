package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call's capture as Wireshark's own programs read it. */
@Tag("interop")
class CallCaptureIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void tshark_recognises_every_protocol_of_a_call_at_its_own_addresses_and_finds_nothing_malformed()
            throws Exception {
        Path file = directory.resolve("call.pcapng");
        String prefix;
        try (LabProcess lab = LabProcess.minimal(directory)) {
            prefix = lab.text("MCP_SIP").replaceAll("[0-9]+:[0-9]+$", "");
            place(lab);
            shown(prefix, "--pcap", file.toString());
            String svg = shown(prefix, "--svg");
            assertTrue(svg.startsWith("<svg ") && svg.contains("gvp-4 INVITE"), svg);
            assertTrue(shown(prefix, "--mermaid").contains("participant p0 as sip-endpoint<br/>" + prefix + "101"));
            lab.assertSound();
        }
        Frames capture = new Frames(file, directory);
        assertEquals(List.of(), capture.tshark("_ws.malformed || _ws.short || _ws.expert.severity >= 0x00600000"));
        assertEquals(
                List.of(),
                capture.tshark(
                        "tcp.analysis.flags || ip.checksum.status == 0 || tcp.checksum.status == 0"
                                + " || udp.checksum.status == 0",
                        "-o",
                        "ip.check_checksum:TRUE",
                        "-o",
                        "tcp.check_checksum:TRUE",
                        "-o",
                        "udp.check_checksum:TRUE"));
        Set<String> seen = new TreeSet<>();
        for (Frames.Frame frame : capture.withPayload())
            seen.add(frame.protocol().replaceAll("[ /].*", "")
                    + " " + frame.source().replace(prefix, "") + ">"
                    + frame.destination().replace(prefix, "") + " " + frame.transport());
        for (String crossing : List.of(
                "SIP 101>18 udp",
                "SIP 18>17 tcp",
                "SIP 17>11 tcp",
                "SIP 11>21 tcp",
                "SIP 21>11 tcp",
                "HTTP 21>42 tcp",
                "HTTP 42>21 tcp",
                "HTTP 21>44 tcp",
                "OpenWire 21>13 tcp",
                "OpenWire 11>13 tcp",
                "RTP 101>18 udp",
                "RTP 18>21 udp",
                "RTP 21>18 udp",
                "RTP 18>101 udp")) assertTrue(seen.contains(crossing), crossing + " in " + seen);
        assertTrue(
                capture.tshark("rtp && frame.comment contains \"gvp-9\"").size() >= 20, "the prompt's first packets");
        assertTrue(capture.tshark("frame && !pkt_comment && !tcp").isEmpty(), "a comment names each datagram's link");
    }

    @Test
    void capinfos_reads_it_in_order_with_its_comment_and_the_systems_names() throws Exception {
        Path file = directory.resolve("call.pcapng");
        try (LabProcess lab = LabProcess.minimal(directory)) {
            String prefix = lab.text("MCP_SIP").replaceAll("[0-9]+:[0-9]+$", "");
            place(lab);
            shown(prefix, "--pcap", file.toString());
        }
        String said = Tool.of("capinfos", "tshark")
                .run(LIMIT, directory, file.toString())
                .well()
                .output();
        for (String line : List.of("nanoseconds (9)", "VoiceLab", "Rebuilt from a lab's journal"))
            assertTrue(said.contains(line), said);
        assertTrue(said.matches("(?s).*Strict time order:\\s+True.*"), said);
        String named = Tool.of("tshark", "tshark")
                .run(LIMIT, directory, "-N", "n", "-r", file.toString(), "-Y", "http.request")
                .well()
                .output();
        assertTrue(named.contains("mcp") && named.contains("das"), named);
    }

    /** A call from its INVITE to its records, with digits and an order. */
    private static void place(LabProcess lab) throws Exception {
        String id = lab.post("/api/calls", "{\"number\":\"8001\"}").path("id").asText();
        await(lab, id, "snrDecibels");
        lab.post("/api/calls/" + id + "/press", "{\"digits\":\"42#\"}");
        await(lab, id, "ended");
        for (int i = 0; i < 100; i++) {
            if (lab.get("/api/journal?most=5000&link=gvp-8").toString().contains("cdr mcp")) return;
            SharedLab.pause(100);
        }
    }

    private static void await(LabProcess lab, String id, String field) throws Exception {
        for (int i = 0; i < 200; i++) {
            JsonNode now = lab.get("/api/calls/" + id).path(field);
            if (now.isNumber() ? now.asInt() >= 15 : !now.asText().isEmpty()) return;
            SharedLab.pause(100);
        }
        throw new AssertionError("no " + field + ": " + lab.get("/api/calls/" + id));
    }

    /** What {@code lab calls show last} says. */
    private String shown(String prefix, String... format) throws Exception {
        List<String> words = new java.util.ArrayList<>(
                List.of("-jar", LabProcess.jar().toString(), "calls", "show", "last", "--net", prefix + "0/24"));
        words.addAll(List.of(format));
        String said = Tool.java()
                .run(LIMIT, directory, words.toArray(String[]::new))
                .well()
                .output();
        if (format.length > 1) assertTrue(Files.size(Path.of(format[1])) > 10_000, said);
        return said;
    }
}
