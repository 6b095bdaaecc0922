package voicelab.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.standin.SettingFault;

/** Each operator error of a profile names file and line, and how to mend it. */
class ProfileReaderTest {
    private final ProfileReader reader = new ProfileReader(ConnectionMap.shipped());

    private Profile read(String yaml) {
        return reader.read(YamlFile.parse("p.yml", yaml.replace("|", "\n")));
    }

    private String complaint(String yaml) {
        return assertThrows(SettingFault.class, () -> read(yaml)).getMessage();
    }

    @Test
    void every_shipped_profile_reads() {
        for (String name : ProfileReader.SHIPPED)
            assertEquals(name, reader.named(name).name());
        assertEquals(11, reader.named("minimal").systems().size());
        assertEquals(
                47,
                reader.named("full").systems().keySet().stream()
                        .filter(id -> !ConnectionMap.shipped().system(id).edge())
                        .count());
    }

    @Test
    void count_listeners_and_settings_are_read() {
        Profile profile = read("profile: mine|systems:|  mcp:|    count: 3|    listeners: {SIP: 15070, RTSP: off}|    "
                + "logging: loud|  das:|replace: {das: 'http://127.0.0.1:3000'}");
        SystemChoice mcp = profile.systems().get(new SystemId("mcp"));
        assertEquals(3, mcp.count());
        assertEquals(Map.of("SIP", Optional.of(15070), "RTSP", Optional.empty()), mcp.listeners());
        assertEquals("loud", mcp.settings().text("logging", ""));
        assertEquals(Set.of("logging"), mcp.settings().mapping().keySet());
        assertEquals(Set.of(new SystemId("mcp")), profile.wanted());
        assertEquals(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 3000),
                profile.replaced().get(new SystemId("das")).address());
    }

    @Test
    void a_sidecar_is_there_as_often_as_its_pod_unless_said_otherwise() {
        Profile profile = read("systems:|  service-handler:|  mcp:|    count: 3|  rup:|    count: 1");
        assertEquals(3, profile.systems().get(new SystemId("service-handler")).count());
        assertEquals(1, profile.systems().get(new SystemId("rup")).count());
        assertEquals(
                1,
                read("systems:|  service-handler:")
                        .systems()
                        .get(new SystemId("service-handler"))
                        .count());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            sistems: {das: }                          # p.yml:1: unknown key "sistems"; known here: about, profile, replace, systems
            systems:|  das:|  webserver:              # p.yml:3: unknown system "webserver"; did you mean "web-server"?
            systems:|  zzzzzzzzzz:                    # p.yml:2: unknown system "zzzzzzzzzz"
            systems: 5                                # p.yml:1: a mapping is wanted (key: value), not "5"
            systems: [das, mcp]                       # p.yml:1: a mapping is wanted (key: value), not a list
            profile: x                                # p.yml:1: names no systems (systems: with a line for each)
            systems:|  das: loud                      # p.yml:2: a mapping is wanted (key: value), not "loud"
            systems:|  mcp:|    count: many           # p.yml:3: a whole number is wanted, not "many"
            systems:|  mcp:|    count: 17             # p.yml:3: 1 to 16 instances of mcp
            systems:|  rup:|  mcp:|    count: 17      # p.yml:2: 1 to 16 instances of rup
            systems:|  das:|    count: 0              # p.yml:3: 1 to 1 instances of das
            systems:|  das:|    listeners: {HTTPS: 1} # p.yml:3: unknown listener "HTTPS" of das; it has [HTTP]
            systems:|  das:|    listeners: {HTTP: 0}  # p.yml:3: a port is wanted, 1 to 65535, or off
            systems:|  das:|    listeners: {HTTP: on} # p.yml:3: a whole number is wanted, not "on"
            profile: [a]|systems: {das: }             # p.yml:1: a word is wanted, not a list
            systems: {mcp: }|replace: {das: nowhere}  # p.yml:2: an address with a port is wanted such as http://127.0.0.1:3000, not "nowhere"
            systems: {mcp: }|replace: {das: 'a b'}    # p.yml:2: an address is wanted such as http://127.0.0.1:3000, not "a b"
            systems: {mcp: }|replace: {daz: '1:2'}    # p.yml:2: unknown system "daz"; did you mean "das"?
            """)
    void a_mistake_is_told_with_its_line_and_its_remedy(String yaml, String wanted) {
        assertEquals(wanted, complaint(yaml));
    }

    @Test
    void a_profile_that_nobody_ships_is_told_with_those_that_are() {
        String text =
                assertThrows(SettingFault.class, () -> reader.named("maximal")).getMessage();
        assertTrue(text.startsWith("maximal: no such profile; shipped are full, voice, "), text);
    }

    @Test
    void narrowing_keeps_what_is_named() {
        Profile minimal = reader.named("minimal");
        SystemId das = new SystemId("das");
        assertEquals(Set.of(das), minimal.narrowed(Set.of(das), Set.of()).wanted());
        assertEquals(10, minimal.narrowed(Set.of(), Set.of(das)).wanted().size());
    }

    @Test
    void only_a_24_of_the_loopback_range_is_a_net() {
        assertEquals(Optional.of(new Net(20, 7)), Net.parse("127.20.7.0/24"));
        for (String no : List.of(
                "127.0.0.0/24",
                "10.0.0.0/24",
                "127.20.0.0/16",
                "127.20.0.1/24",
                "127.256.0.0/24",
                "127.20.0.0",
                "",
                "x")) assertEquals(Optional.empty(), Net.parse(no), no);
        assertEquals("127.21.0.0/24", new Net(20, 255).next().toString());
        assertEquals("/127.20.7.1", new Net(20, 7).lab().toString());
        assertTrue(new Net(20, 7).contains(new Net(20, 7).host(255)));
        assertTrue(!new Net(20, 7).contains(new Net(20, 8).host(1)));
    }
}
