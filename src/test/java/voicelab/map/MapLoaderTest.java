package voicelab.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The loader on small maps of its own: what it reads, and how it complains. */
class MapLoaderTest {
    private static final String SYSTEMS = "id,title,octet,instances,pod,plane\n";
    private static final String LISTENERS = "system,name,transport,port,origin,protocol,front\n";
    private static final String LINKS = "link,from,to,listeners,carriage,evidence\n";
    private static final String SUPPORT = "id,source,destination,protocol,port,why\n";

    private final Map<String, String> files = new HashMap<>(Map.of(
            "systems", SYSTEMS + "a,A,11,1,,voice\nb,\"B, \"\"the\"\" b\",12,2,,edge\n",
            "listeners", LISTENERS + "b,HTTP,tcp,8080,chosen,HTTP,yes\nb,RTP,udp,9000-9999,documented,RTP,\n",
            "links", LINKS + "x-1,a,,b:HTTP b:RTP,http,said\n",
            "rows", "id,link,source,destination,protocol,port,port_origin,classification,data\n",
            "support", SUPPORT + "x-1,A,\"B, \"\"the\"\" b\",TCP,8080,why not\n"));

    private final class Files extends ClassLoader {
        @Override
        public InputStream getResourceAsStream(String name) {
            String text = files.get(name);
            return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private ConnectionMap load() {
        return new MapLoader(new Files())
                .load(new MapSources(
                        List.of("systems"),
                        List.of("listeners"),
                        List.of("links"),
                        List.of("rows"),
                        List.of("support")));
    }

    private String complaint() {
        return assertThrows(MapFault.class, this::load).getMessage();
    }

    @Test
    void quotes_ranges_and_the_first_listeners_system_are_read() {
        ConnectionMap map = load();
        assertEquals("B, \"the\" b", map.system(new SystemId("b")).title());
        LinkSpec link = map.link("x-1").orElseThrow();
        assertEquals("x-1 (a -> b)", link.title());
        assertEquals(new PortSpan(9000, 9999), link.listeners().get(1).documentedPort());
        assertEquals(Origin.CHOSEN, link.listeners().get(0).origin());
        assertTrue(link.listeners().get(0).front());
    }

    @Test
    void a_file_that_is_not_there_is_named() {
        files.remove("links");
        assertEquals("links: not on the class path", complaint());
    }

    @Test
    void a_line_that_does_not_fit_its_header_is_named_with_its_number() {
        files.put("links", LINKS + "\nx-1,a\n");
        assertEquals("links:3: 2 cells where the header has 6", complaint());
    }

    @Test
    void a_wrong_number_port_transport_or_carriage_is_named_with_file_and_line() {
        files.put("systems", SYSTEMS + "a,A,eleven,1,,voice\n");
        assertEquals("systems:2: For input string: \"eleven\"", complaint());
        files.put("systems", SYSTEMS + "a,A,11,1,,voice\nb,B,12,1,,voice\n");
        files.put("listeners", LISTENERS + "b,HTTP,tcp,90000,chosen,HTTP,\n");
        assertEquals("listeners:2: no port range: 90000-90000", complaint());
        files.put("listeners", LISTENERS + "b,HTTP,pigeon,80,chosen,HTTP,\n");
        assertEquals("listeners:2: No enum constant voicelab.map.Transport.PIGEON", complaint());
    }

    @Test
    void a_link_to_an_unknown_listener_or_without_a_row_is_named() {
        files.put("links", LINKS + "x-1,a,,b:HTTPS,http,said\n");
        assertEquals("link x-1: no listener b:HTTPS", complaint());
        files.put("links", LINKS + "x-1,a,,nonsense,http,said\n");
        assertEquals("link x-1: no listener nonsense", complaint());
        files.put("links", LINKS + "x-2,a,,b:HTTP,http,said\n");
        assertEquals("link x-2: no row of that id", complaint());
    }

    @Test
    void what_stands_twice_is_named() {
        files.put("links", LINKS + "x-1,a,,b:HTTP,http,said\nx-1,a,,b:HTTP,http,said\n");
        assertEquals("link x-1 stands twice", complaint());
        files.put("support", SUPPORT + "x-1,A,B,TCP,80,why\nx-1,A,B,TCP,80,why\n");
        assertEquals("row x-1 stands twice", complaint());
        files.put("systems", SYSTEMS + "a,A,11,1,,voice\na,A,12,1,,voice\n");
        assertEquals("system a stands twice", complaint());
    }

    @Test
    void all_contradictions_are_told_at_once() {
        files.put("systems", SYSTEMS + "a,A,11,1,,voice\nb,B,11,1,,voice\n");
        assertEquals("""
                systems a and b share octet 11
                row x-1: no system titled B, "the" b""", complaint());
    }
}
