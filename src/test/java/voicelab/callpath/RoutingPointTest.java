package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.soon;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import voicelab.standin.PhoneCall;

/** Routing points of SIP Server: from the profile, changed while calls go on, and what they make of a call. */
class RoutingPointTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static PeersLab lab;
    private static PhoneLab phones;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(7, "{}", """
                {follow: 2, numbers: {
                "6001": {to: "7002"},
                "6002": {to: "8001"},
                "6003": {refuse: 486},
                "6004": {redirect: "7002"},
                "6005": {to: "7002", ring: 3s, divert: "7003"},
                "6006": {to: "6007"}, "6007": {to: "6006"},
                "6008": {to: "6003", divert: "7003"},
                "7004": {ring: 2s, divert: "7002"},
                "8*": gvp}}""".replace("\n", " "), "{count: 4}");
        phones = new PhoneLab(lab);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.assertNothingLeft();
    }

    private static HttpResponse<String> ask(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.36.7.17:8097" + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static int dialled(String number) throws Exception {
        PhoneCall call = lab.phone(1).dial(number, "sip-server", "tcp");
        int status = soon(call.answered());
        call.hangUp();
        return status;
    }

    @ParameterizedTest
    @CsvSource({"6001,200", "6002,200", "6003,486", "6006,482", "4711,404", "7003,480"})
    void a_number_leads_where_the_profile_says(String number, int status) throws Exception {
        phones.register(2);
        assertEquals(status, dialled(number));
        lab.gvp(1).calls.forEach(PlatformCall::hangUp);
        lab.gvp(2).calls.forEach(PlatformCall::hangUp);
    }

    @Test
    void a_redirecting_number_answers_302_with_a_contact() throws Exception {
        long before = lab.lab.journal().last();
        assertEquals(302, dialled("6004"));
        assertTrue(lab.lab.journal().since(before).stream()
                .anyMatch(e -> e.summary().startsWith("302") && e.toString().contains("x-1")));
    }

    @Test
    void nobody_picks_up_so_the_call_is_diverted_when_the_labs_time_has_come() throws Exception {
        phones.register(2, 3);
        phones.answers(2, PhoneLab.BY_HAND, 0, "", 0);
        PhoneCall call = lab.phone(1).dial("6005", "sip-server", "udp");
        PhoneCall ringing = phones.incoming(2);
        assertFalse(call.answered().toCompletableFuture().isDone());
        lab.lab.clock().move(Duration.ofSeconds(4));
        assertEquals(487, soon(ringing.answered()));
        assertEquals(200, soon(call.answered()), lab::tail);
        PhoneCall third = phones.talking(3);
        phones.assertHearEachOther(call, third);
        call.hangUp();
        assertEquals("there", soon(third.ended()));
    }

    @ParameterizedTest
    @CsvSource({"486", "480", "408"})
    void busy_away_and_timed_out_are_diverted(int status) throws Exception {
        phones.register(2, 3);
        phones.answers(2, Duration.ZERO, status, "", 0);
        assertEquals(200, dialled("6005"));
    }

    @Test
    void what_a_phone_declines_otherwise_is_not_diverted() throws Exception {
        phones.register(2, 3);
        phones.answers(2, Duration.ZERO, 415, "", 0);
        assertEquals(415, dialled("6005"));
    }

    @Test
    void a_phone_that_is_not_there_is_diverted_and_so_is_a_refused_number() throws Exception {
        phones.register(2, 3);
        assertEquals(200, dialled("7004"));
        assertEquals(200, dialled("6008"));
    }

    @Test
    void a_redirect_of_a_phone_is_followed_within_bounds() throws Exception {
        phones.register(2, 3);
        phones.answers(2, Duration.ZERO, 302, "7003", 0);
        PhoneCall call = lab.phone(1).dial("7002", "sip-server", "udp");
        assertEquals(200, soon(call.answered()), lab::tail);
        PhoneCall third = phones.talking(3);
        phones.assertHears(third, call, 1_100);
        call.hangUp();
        soon(third.ended());
        phones.answers(3, Duration.ZERO, 302, "7002", 0);
        assertEquals(482, dialled("7002"));
        phones.answers(3, Duration.ZERO, 301, "sip:nobody@example.invalid", 0);
        assertEquals(404, dialled("7003"));
    }

    @Test
    void the_number_plan_changes_while_the_lab_runs() throws Exception {
        phones.register(2, 3);
        assertEquals(404, dialled("5001"));
        assertEquals(
                200, ask("PUT", "/lab/v1/numbers/5xxx", "{\"to\": \"7002\"}").statusCode());
        assertEquals(200, dialled("5001"));
        assertTrue(ask("GET", "/lab/v1/numbers", "").body().contains("{\"pattern\":\"5xxx\",\"to\":\"7002\"}"));
        assertEquals(
                200, ask("PUT", "/lab/v1/numbers/7002", "{\"refuse\": 486}").statusCode());
        assertEquals(486, dialled("5001"));
        assertEquals(204, ask("DELETE", "/lab/v1/numbers/7002", "").statusCode());
        assertEquals(200, dialled("5001"));
        lab.lab.reset();
        assertEquals(404, dialled("5001"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "PUT;/lab/v1/numbers/5*1;{};400",
                "PUT;/lab/v1/numbers/5001;{\"tu\": \"7002\"};400",
                "PUT;/lab/v1/numbers/5001;{\"to\": \"7002\", \"refuse\": 486};400",
                "PUT;/lab/v1/numbers/5001;{\"refuse\": 200};400",
                "PUT;/lab/v1/numbers/5001;{\"ring\": \"1h\", \"divert\": \"1\"};400",
                "PUT;/lab/v1/numbers/5001;{\"ring\": \"soon\"};400",
                "PUT;/lab/v1/numbers/5001;no json;400",
                "GET;/lab/v1/numbers/5001;'';404",
                "GET;/lab/v1/calls/none;'';404",
                "POST;/lab/v1/calls/none/transfer;{\"to\": \"7002\"};404",
                "DELETE;/lab/v1/calls;'';405",
                "GET;/tlib;'';501"
            })
    void what_control_cannot_do_it_says(String method, String path, String body, int status) throws Exception {
        assertEquals(status, ask(method, path, body).statusCode());
    }

    @Test
    void registrations_and_calls_are_seen_from_outside() throws Exception {
        phones.register(2);
        String registered = ask("GET", "/lab/v1/registrations", "").body();
        assertTrue(registered.contains("\"dn\":\"7002\""), registered);
        lab.lab.clock().move(Duration.ofMinutes(4));
        assertTrue(ask("GET", "/lab/v1/registrations", "").body().contains("\"transport\":\"udp\""));
        PhoneCall call = lab.phone(1).dial("6001", "sip-server", "udp", Map.of("account", "4711"));
        assertEquals(200, soon(call.answered()));
        String calls = ask("GET", "/lab/v1/calls", "").body();
        assertTrue(calls.contains("\"dialled\":\"6001\",\"since\""), calls);
        assertTrue(calls.contains("\"state\":\"answered\",\"caller\":\"7001\",\"callee\":\"7002\""), calls);
        assertTrue(calls.contains("\"route\":[\"6001\",\"7002\",\"sip-endpoint-2\"]"), calls);
        assertTrue(calls.contains("\"data\":{\"account\":\"4711\"}"), calls);
        String uuid = calls.replaceAll("(?s).*\"uuid\":\"([0-9A-V]{32})\".*", "$1");
        assertEquals(
                400,
                ask("POST", "/lab/v1/calls/" + uuid + "/transfer", "{\"to\": \"7003\", \"without\": \"both\"}")
                        .statusCode());
        assertEquals(204, ask("DELETE", "/lab/v1/calls/" + uuid, "").statusCode());
        assertEquals("there", soon(call.ended()));
        assertEquals("{\"calls\":[]}", ask("GET", "/lab/v1/calls", "").body());
    }

    @Test
    void a_call_is_transferred_by_re_invite_alone() throws Exception {
        phones.register(1, 2, 3);
        PhoneCall[] call = phones.call(1, 2);
        String calls = ask("GET", "/lab/v1/calls", "").body();
        String uuid = calls.replaceAll("(?s).*\"uuid\":\"([0-9A-V]{32})\".*", "$1");
        assertEquals(
                202,
                ask("POST", "/lab/v1/calls/" + uuid + "/transfer", "{\"to\": \"7003\"}")
                        .statusCode());
        PhoneCall third = phones.talking(3);
        assertEquals("there", soon(call[1].ended()));
        phones.assertHearEachOther(call[0], third);
        assertTrue(ask("GET", "/lab/v1/calls/" + uuid, "").body().contains("\"callee\":\"7003\""));
        third.hangUp();
        assertEquals("there", soon(call[0].ended()));
    }

    @Test
    void attached_data_grows_and_both_ends_inside_hear_of_it() throws Exception {
        long before = lab.now();
        phones.register(1, 2);
        PhoneCall call = lab.phone(1).dial("7002", "sip-server", "udp", Map.of("account", "47 11", "ö", "a&b=c"));
        assertEquals(200, soon(call.answered()));
        PhoneCall agent = phones.talking(2);
        assertEquals(Map.of("account", "47 11", "ö", "a&b=c"), agent.data());
        assertEquals(200, soon(agent.info(new TreeMap<>(Map.of("account", "1", "level", "gold")))));
        assertTrue(PhoneLab.within(() -> Map.of("account", "1", "level", "gold").equals(call.data())), lab::tail);
        String calls = ask("GET", "/lab/v1/calls", "").body();
        assertTrue(calls.contains("\"account\":\"1\""), calls);
        String uuid = calls.replaceAll("(?s).*\"uuid\":\"([0-9A-V]{32})\".*", "$1");
        assertEquals(
                200,
                ask("PATCH", "/lab/v1/calls/" + uuid + "/data", "{\"queue\": \"red\"}")
                        .statusCode());
        assertTrue(PhoneLab.within(() -> "red".equals(agent.data().get("queue"))
                && "red".equals(call.data().get("queue"))));
        lab.event(before, "attached data [account, level] of the callee");
        assertEquals(413, soon(agent.info(Map.of("big", "x".repeat(5_000)))));
        assertEquals(
                413,
                ask("PATCH", "/lab/v1/calls/" + uuid + "/data", "{\"big\": \"" + "x".repeat(5_000) + "\"}")
                        .statusCode());
        call.hangUp();
        assertEquals("there", soon(agent.ended()));
    }

    @Test
    void attached_data_goes_along_with_a_transfer_and_not_outside() throws Exception {
        phones.register(2, 3);
        PhoneCall caller = lab.phone(1).dial("7002", "sbc", "udp");
        assertEquals(200, soon(caller.answered()));
        PhoneCall agent = phones.talking(2);
        assertEquals(200, soon(agent.info(Map.of("reason", "billing"))));
        assertEquals(200, soon(agent.refer("7003")), lab::tail);
        PhoneCall third = phones.talking(3);
        assertEquals("billing", third.data().get("reason"));
        assertEquals(Map.of(), caller.data());
        caller.hangUp();
        soon(third.ended());
    }

    @Test
    void attached_data_beyond_the_bound_is_refused_in_the_invite() throws Exception {
        phones.register(2);
        PhoneCall call = lab.phone(1).dial("7002", "sip-server", "tcp", Map.of("big", "x".repeat(5_000)));
        assertEquals(413, soon(call.answered()));
    }
}
