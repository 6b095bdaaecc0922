package voicelab.systems.talkingclock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.boot.RunningLab;
import voicelab.example.TestCatalogue;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.profile.YamlFile;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.SettingFault;

/** The clock at the far end of its own arrow, x-901. */
class TalkingClockStandInTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private RunningLab lab;

    @BeforeEach
    void boot() throws Exception {
        lab = TestCatalogue.boot("127.39.2.0/24");
        lab.clock().freeze();
    }

    @AfterEach
    void close() {
        assertEquals(0, lab.journal().bugs());
        lab.close();
    }

    private InstanceId id(String text) {
        return lab.map().instance(text).orElseThrow();
    }

    private HttpReply ask(String method, String path, String body) throws Exception {
        InetSocketAddress at = lab.rooms().listeners(id("talking-clock")).get(0).bound();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request = new HttpRequest(method, "http://talking-clock" + path, HttpHeaders.NONE, bytes);
        return (HttpReply) lab.wiring().arrow(id("mcp"), "x-901").call(request, new Hop(null, at), PATIENCE);
    }

    private String time(String zoneOffset) {
        return DateTimeFormatter.ofPattern("H:mm:ss")
                .format(lab.clock().instant().atOffset(ZoneOffset.of(zoneOffset)));
    }

    private String page() throws Exception {
        HttpReply page = ask("GET", "/time.vxml", "");
        assertEquals(200, page.status());
        assertEquals("application/voicexml+xml", page.mediaType().orElseThrow());
        return page.text();
    }

    @Test
    void the_page_says_the_labs_own_time_and_follows_it() throws Exception {
        assertTrue(page().contains("<prompt>It is " + time("Z") + "</prompt>"), page());
        String before = time("Z");
        lab.clock().move(Duration.ofMinutes(61));
        assertTrue(!page().contains(before) && page().contains(time("Z")), page());
    }

    @Test
    void a_zone_that_a_client_sets_is_read_back_told_and_forgotten() throws Exception {
        assertEquals(204, ask("PUT", "/zone", "+05:30").status());
        assertEquals("+05:30", ask("GET", "/zone", "").text());
        assertTrue(page().contains(time("+05:30")), page());
        lab.reset();
        assertEquals("UTC", ask("GET", "/zone", "").text());
    }

    @Test
    void a_zone_that_is_none_is_answered_400_and_the_old_one_stays() throws Exception {
        assertEquals(400, ask("PUT", "/zone", "Atlantis").status());
        assertEquals("UTC", ask("GET", "/zone", "").text());
        assertEquals(404, ask("GET", "/calendar", "").status());
    }

    @Test
    void a_fetch_crosses_the_arrow_that_the_package_brought_along() throws Exception {
        page();
        JournalEntry arrived = lab.journal()
                .await(
                        0,
                        "the fetch at the clock",
                        entry -> entry.kind() == Kind.ARRIVED && entry.link().equals("x-901"),
                        PATIENCE);
        assertEquals("mcp", arrived.from());
        assertEquals("talking-clock", arrived.to());
        assertEquals(lab.plan().address(id("mcp")), arrived.source().getAddress());
        lab.faults().set(new FaultParser(lab.map()).parse("x-901=cut"));
        ArrowFailure cut = assertThrows(ArrowFailure.class, this::page);
        assertEquals("arrow x-901 (mcp -> talking-clock) is cut", cut.getMessage());
    }

    @Test
    void a_wrong_zone_in_the_profile_is_told_with_its_line() {
        SettingFault fault = assertThrows(
                SettingFault.class, () -> TalkingClockSettings.read(YamlFile.parse("p.yml", "\nzone: Atlantis\n")));
        assertEquals("p.yml:2: a time zone is wanted such as Europe/Berlin, not \"Atlantis\"", fault.getMessage());
    }
}
