package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIP that is none, at each system that speaks it. */
class BadSipIT {
    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

    /** The most that one datagram of IPv4 carries. */
    private static final int WHOLE_DATAGRAM = 65_507;

    private static final List<String> STREAMS =
            List.of("RESOURCE_MANAGER_SIP", "MCP_SIP", "SIP_SERVER_SIP", "SIP_SERVER_TRUNK", "SBC_SIP");

    @RegisterExtension
    static final SharedLab SHARED = new SharedLab();

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_MANAGER_SIP", "MCP_SIP", "SIP_SERVER_SIP", "SIP_SERVER_TRUNK", "SBC_SIP"})
    void a_message_of_ten_megabytes_is_refused_and_the_connection_ends(String listener) throws Exception {
        try (Wire wire = Wire.to(at(listener))) {
            String head = "X-Filling: " + "x".repeat(TEN_MEGABYTES) + "\r\n";
            String heard = wire.say(SipText.request("OPTIONS", uri(listener), "TCP", head, "", "0"))
                    .rest();
            assertEnds(heard);
        }
        try (Wire wire = Wire.to(at(listener))) {
            String body = "x".repeat(TEN_MEGABYTES);
            String heard = wire.say(SipText.request("OPTIONS", uri(listener), "TCP", "", body, "" + TEN_MEGABYTES))
                    .rest();
            assertRefused(heard, "4..|513");
            assertEnds(heard);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_MANAGER_SIP_UDP", "MCP_SIP_UDP", "SIP_SERVER_SIP_UDP", "SBC_SIP_UDP"})
    void a_whole_datagram_of_one_message_gets_one_answer_or_none(String listener) throws Exception {
        String empty = SipText.request("OPTIONS", uri(listener), "UDP", "X-Filling: \r\n", "", "0");
        String filling = "x".repeat(WHOLE_DATAGRAM - empty.length());
        byte[] whole = empty.replace("X-Filling: ", "X-Filling: " + filling).getBytes(StandardCharsets.UTF_8);
        String heard = Wire.datagram(at(listener), whole, 1_000);
        assertTrue(heard.equals("<silence>") || heard.startsWith("SIP/2.0 "), heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_MANAGER_SIP", "MCP_SIP", "SIP_SERVER_SIP", "SIP_SERVER_TRUNK", "SBC_SIP"})
    void a_negative_content_length_is_answered_400(String listener) throws Exception {
        for (String length : new String[] {"-1", "-99999999999", "two", "99999999999999999999"})
            try (Wire wire = Wire.to(at(listener))) {
                String heard = wire.say(SipText.request("OPTIONS", uri(listener), "TCP", "", "", length))
                        .until("\r\n\r\n");
                assertRefused(heard, "4..|513");
            }
    }

    @Test
    void a_content_length_too_small_leaves_bytes_that_are_no_message() throws Exception {
        for (String heard : told("10")) {
            assertTrue(heard.startsWith("SIP/2.0 "), heard);
            assertEnds(heard);
        }
    }

    @Test
    void a_content_length_too_large_is_waited_for_and_given_up() throws Exception {
        for (String heard : told("5000")) assertEnds(heard);
    }

    /** What each system says to a length that is not the body's, side by side: a stalled message is waited for. */
    private static List<String> told(String length) throws Exception {
        List<Wire> wires = new ArrayList<>();
        for (String listener : STREAMS) {
            Wire wire = Wire.to(at(listener)).patient(30_000);
            wires.add(wire.say(SipText.request("OPTIONS", uri(listener), "TCP", "", SipText.OFFER, length)));
        }
        List<String> heard = new ArrayList<>();
        for (Wire wire : wires) {
            heard.add(wire.rest());
            wire.close();
        }
        return heard;
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_MANAGER_SIP_UDP", "MCP_SIP_UDP", "SIP_SERVER_SIP_UDP", "SBC_SIP_UDP"})
    void a_datagram_shorter_than_its_content_length_is_answered_400(String listener) throws Exception {
        // RFC 3261 18.3: the transport layer must discard a response, and answer a request with 400
        String text = SipText.request("OPTIONS", uri(listener), "UDP", "", SipText.OFFER, "5000");
        assertRefused(Wire.datagram(at(listener), text.getBytes(StandardCharsets.UTF_8), Wire.PATIENCE_MILLIS), "400");
        String negative = SipText.request("OPTIONS", uri(listener), "UDP", "", "", "-1");
        assertRefused(
                Wire.datagram(at(listener), negative.getBytes(StandardCharsets.UTF_8), Wire.PATIENCE_MILLIS), "400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_MANAGER_SIP", "SBC_SIP"})
    void an_invitation_without_an_offer_gets_one_or_is_refused(String listener) throws Exception {
        try (Wire wire = Wire.to(at(listener))) {
            StringBuilder heard = new StringBuilder();
            wire.say(SipText.invite(uri(listener), "TCP", ""));
            while (heard.indexOf("m=audio") < 0
                    && !refused(heard.toString(), "4..").find()) {
                String more = wire.until("\r\n");
                assertFalse(more.endsWith("<silence>") || more.endsWith("<closed>"), () -> heard + more);
                heard.append(more);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RESOURCE_MANAGER_SIP", "MCP_SIP", "SBC_SIP"})
    void an_offer_of_no_known_codec_is_answered_488(String listener) throws Exception {
        String uri = listener.startsWith("MCP")
                ? "sip:dialog@" + SHARED.lab().text(listener) + ";voicexml=http://das/first-call.vxml"
                : uri(listener);
        try (Wire wire = Wire.to(at(listener))) {
            String heard =
                    wire.say(SipText.invite(uri, "TCP", SipText.STRANGE_OFFER)).until("SIP/2.0 488 ");
            assertRefused(heard, "488");
            assertFalse(heard.contains("SIP/2.0 200"), heard);
        }
    }

    private static InetSocketAddress at(String listener) {
        return SHARED.lab().at(listener);
    }

    private static String uri(String listener) {
        return "sip:8001@" + SHARED.lab().text(listener);
    }

    private static Matcher refused(String heard, String statuses) {
        return Pattern.compile("(?m)^SIP/2.0 (" + statuses + ") ").matcher(heard);
    }

    private static void assertRefused(String heard, String statuses) {
        assertTrue(refused(heard, statuses).find(), () -> statuses + " is missing in: " + heard);
    }

    private static void assertEnds(String heard) {
        assertTrue(heard.endsWith("<closed>"), () -> "still open: " + heard);
    }
}
