package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What no protocol says, at every port of a lab. */
class BadInputIT {
    private static final int GARBAGE_BYTES = 4_000;
    private static final int HALF_OPEN = 100;

    @RegisterExtension
    static final SharedLab SHARED = new SharedLab();

    private final Random random = new Random(20_261_120);

    @Test
    void garbage_on_each_tcp_port_is_answered_or_noted_and_the_connection_ends() throws Exception {
        byte[] garbage = new byte[GARBAGE_BYTES];
        random.nextBytes(garbage);
        List<String> wrong = new ArrayList<>();
        for (byte[] bytes : List.of(garbage, "what is this\r\n\r\n".getBytes(StandardCharsets.UTF_8))) {
            Map<String, Wire> wires = new TreeMap<>();
            for (String listener : listeners(false))
                wires.put(
                        listener,
                        Wire.to(SHARED.lab().at(listener)).patient(30_000).say(bytes));
            for (Map.Entry<String, Wire> one : wires.entrySet()) {
                String heard = one.getValue().rest();
                one.getValue().close();
                if (!heard.endsWith("<closed>")) wrong.add(one.getKey() + " stays open: " + heard);
                if (heard.equals("<closed>") && SHARED.malformedAt(one.getKey()) == 0)
                    wrong.add(one.getKey() + " neither answers nor notes it");
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void garbage_on_each_udp_port_is_answered_or_noted() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (String listener : listeners(true)) {
            byte[] garbage = new byte[GARBAGE_BYTES];
            random.nextBytes(garbage);
            String heard = Wire.datagram(SHARED.lab().at(listener), garbage, 500);
            Wire.datagram(SHARED.lab().at(listener), new byte[0], 100);
            if (heard.equals("<silence>") && SHARED.malformedAt(listener) == 0) wrong.add(listener);
        }
        assertEquals(List.of(), wrong, "neither answered nor noted");
    }

    @Test
    void half_open_connections_on_each_port_keep_nobody_out() throws Exception {
        List<Wire> wires = new ArrayList<>();
        try {
            for (String listener : listeners(false))
                for (int i = 0; i < HALF_OPEN; i++) {
                    Wire wire = Wire.to(SHARED.lab().at(listener));
                    wires.add(wire);
                    if (i % 2 == 0) wire.say("O");
                }
            SHARED.ordinaryCall();
            SHARED.lab().assertSound();
        } finally {
            for (Wire wire : wires) wire.reset();
        }
    }

    @Test
    void clients_that_break_off_in_mid_message_are_forgotten() throws Exception {
        for (String listener : listeners(false)) {
            String whole = listener.contains("SIP") || listener.contains("TRUNK")
                    ? SipText.invite("sip:8001@" + SHARED.lab().text(listener), "TCP", SipText.OFFER)
                    : "POST /orders HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nhalf";
            for (int cut : List.of(1, whole.length() / 3, whole.length() - 5)) {
                try (Wire wire = Wire.to(SHARED.lab().at(listener))) {
                    wire.say(whole.substring(0, cut));
                }
                Wire wire = Wire.to(SHARED.lab().at(listener));
                wire.say(whole.substring(0, cut));
                wire.reset();
            }
        }
    }

    @Test
    void an_openwire_client_of_a_wrong_version_is_told_ours() throws Exception {
        byte[] body = ByteBuffer.allocate(1 + 8 + 4 + 1)
                .put((byte) 1) // WIREFORMAT_INFO
                .put("ActiveMQ".getBytes(StandardCharsets.US_ASCII))
                .putInt(99_999)
                .put((byte) 0) // no properties
                .array();
        byte[] frame = ByteBuffer.allocate(4 + body.length)
                .putInt(body.length)
                .put(body)
                .array();
        try (Wire wire = Wire.to(SHARED.lab().at("REPORTING_SERVER_BROKER"))) {
            String heard = wire.patient(5_000).say(frame).until("MaxFrameSize");
            assertTrue(heard.contains("ActiveMQ") || heard.endsWith("<closed>"), heard);
        }
    }

    @Test
    void an_openwire_frame_of_two_gigabytes_ends_the_connection() throws Exception {
        for (int length : List.of(Integer.MAX_VALUE, -1, Integer.MIN_VALUE))
            try (Wire wire = Wire.to(SHARED.lab().at("REPORTING_SERVER_BROKER"))) {
                byte[] head =
                        ByteBuffer.allocate(5).putInt(length).put((byte) 1).array();
                String heard = wire.say(head).say("ActiveMQ").rest();
                assertTrue(heard.endsWith("<closed>"), heard);
            }
        assertTrue(SHARED.malformedAt("REPORTING_SERVER_BROKER") > 0);
    }

    @Test
    void a_frame_of_two_gigabytes_on_8888_is_told_too_large() throws Exception {
        for (int length : List.of(Integer.MAX_VALUE, -1, Integer.MIN_VALUE))
            try (Wire wire = Wire.to(SHARED.lab().at("GVP_CONFIG_SERVER_CONFIG"))) {
                // docs/open-framing.md: magic, version 1, type 3, two reserved bytes, length
                byte[] head = ByteBuffer.allocate(12)
                        .put("VLAB".getBytes(StandardCharsets.US_ASCII))
                        .put(new byte[] {1, 3, 0, 0})
                        .putInt(length)
                        .array();
                String heard = wire.say(head).rest();
                assertTrue(heard.contains("too-large"), heard);
                assertTrue(heard.endsWith("<closed>"), heard);
            }
    }

    @Test
    void http_that_is_none_is_answered_400() throws Exception {
        for (String listener : listeners(false)) {
            if (!listener.endsWith("HTTP")) continue;
            for (String text : List.of(
                    "GET\r\n\r\n",
                    "G\u0001T / HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"))
                try (Wire wire = Wire.to(SHARED.lab().at(listener))) {
                    String heard = wire.say(text).until("\r\n\r\n");
                    assertTrue(heard.startsWith("HTTP/1.1 400 "), () -> listener + ", " + text + ": " + heard);
                }
        }
    }

    /** The suffixes of the lab's variables that name a listener. */
    private static List<String> listeners(boolean udp) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> one :
                SHARED.lab().ready().path("variables").properties()) {
            String name = one.getKey().substring("LAB_".length());
            // the others name files and URLs
            if (one.getValue().asText().matches("[0-9.]+:[0-9]+") && name.endsWith("_UDP") == udp) names.add(name);
        }
        assertFalse(names.isEmpty());
        return names;
    }
}
