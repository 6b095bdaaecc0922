package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What RFC 4475 and RFC 5118 try, section by section, on the Resource Manager, a Media Control Platform and SIP Server over
 * UDP and TCP: alive after each, answered in the RFC's class, and docs/sip-torture.md says what each gets; {@code
 * -Dvoicelab.write=true} writes it anew.
 */
class TortureTest {
    private static final Path DOC = Path.of("docs/sip-torture.md");
    private static final String BEGIN = "<!-- table:begin -->\n";
    private static final String END = "<!-- table:end -->";
    private static final String PROFILE = """
            profile: torture
            systems:
              gvp-config-server:
                tenants:
                  - name: Environment
                    default-application: IVRAppDefault
                ivr-profiles:
                  - name: IVRAppDefault
                    sections:
                      gvp.service-prerequisite: {initial-page-url: "http://das/first-call.vxml"}
              resource-manager:
              mcp:
              das: {listeners: {HTTP: 10080}}
              sip-server:
            """;
    /** What a stream cannot tell: without one usable length nobody knows where the next message begins. */
    private static final List<String> NO_LENGTH = List.of("inv2543", "ncl", "mcl01");

    @Test
    void every_message_is_answered_in_its_class_by_three_systems_and_the_docs_say_how() throws Exception {
        List<String> wrong = new ArrayList<>();
        StringBuilder table = new StringBuilder("| RFC | message | what is odd | asked for | RM | MCP | SIP Server |\n"
                + "|---|---|---|---|---|---|---|\n");
        GvpLab lab = GvpLab.boot("127.37.9.0/24", PROFILE);
        try (lab) {
            Map<String, TortureSender> senders = new LinkedHashMap<>();
            senders.put("rm", new TortureSender(lab.outside(200), lab.resourceManager()));
            senders.put("mcp", new TortureSender(lab.outside(201), lab.mcp()));
            senders.put(
                    "sip", new TortureSender(lab.outside(202), new InetSocketAddress(lab.address("sip-server"), 5060)));
            for (TortureMessage message : TortureMessage.all()) {
                table.append("| ").append(message.section()).append(" | ").append(message.name());
                table.append(" | ").append(message.what()).append(" | ").append(asked(message));
                for (Map.Entry<String, TortureSender> each : senders.entrySet())
                    table.append(" | ").append(answers(message, each.getKey(), each.getValue(), wrong));
                table.append(" |\n");
            }
            assertEquals(0, lab.lab().journal().bugs());
        }
        assertEquals(List.of(), wrong);
        compare(table.toString());
    }

    private static String asked(TortureMessage message) {
        return String.join(", ", message.asked().stream().sorted().toList());
    }

    private static String answers(TortureMessage message, String system, TortureSender sender, List<String> wrong)
            throws IOException {
        boolean waits = message.isInvite() && !message.asked().contains("silence");
        String udp;
        String tcp;
        try {
            String run = system + message.name();
            udp = sender.udp(message.bytes("u" + run), "u" + run, waits);
            tcp = sender.tcp(message.bytes("t" + run), waits);
        } catch (SocketTimeoutException e) {
            wrong.add(message.name() + " to " + system + ": no answer");
            return "";
        }
        if (!message.allows(udp)) wrong.add(message.name() + " to " + system + " over UDP: " + udp);
        boolean unframed = NO_LENGTH.contains(message.name()) && tcp.startsWith("400");
        if (!message.allows(tcp) && !unframed) wrong.add(message.name() + " to " + system + " over TCP: " + tcp);
        String cell = udp.isEmpty() ? "nothing" : udp;
        return tcp.equals(udp) ? cell : cell + "; TCP: " + (tcp.isEmpty() ? "nothing" : tcp);
    }

    private static void compare(String table) throws Exception {
        String doc = Files.readString(DOC);
        int begin = doc.indexOf(BEGIN) + BEGIN.length();
        int end = doc.indexOf(END);
        if (Boolean.getBoolean("voicelab.write"))
            Files.writeString(DOC, doc.substring(0, begin) + table + doc.substring(end));
        else assertEquals(doc.substring(begin, end), table, "docs/sip-torture.md is stale");
    }
}
