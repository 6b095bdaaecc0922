package voicelab.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionMapTest {
    private static final ConnectionMap MAP = ConnectionMap.shipped();

    @Test
    void the_map_has_47_systems_81_rows_70_links_and_17_support_links() {
        assertEquals(47, MAP.systems().stream().filter(s -> !s.edge()).count());
        assertEquals(81, MAP.documentedRows().size());
        assertEquals(70, MAP.documentedLinks().size());
        assertEquals(17, MAP.supportRows().size());
        assertEquals(17, MAP.links().stream().filter(LinkSpec::support).count());
        assertEquals(87, MAP.links().size());
    }

    @Test
    void eleven_rows_of_the_mcp_table_share_a_gvp_link() {
        List<RowSpec> shared = MAP.documentedRows().stream()
                .filter(row -> !row.link().equals(row.id()))
                .toList();
        assertEquals(11, shared.size());
        for (RowSpec row : shared) {
            assertEquals("mcp", row.table(), row.id());
            assertTrue(row.link().startsWith("gvp-"), row.id());
        }
    }

    @Test
    void every_link_carries_a_row_and_ends_at_a_listener() {
        Set<String> carried = new HashSet<>();
        MAP.rows().forEach(row -> carried.add(row.link()));
        for (LinkSpec link : MAP.links()) {
            assertTrue(carried.contains(link.id()), link.title());
            assertTrue(!link.listeners().isEmpty(), link.title());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections.csv", "support.csv"})
    void the_tables_are_byte_for_byte_those_that_the_project_was_given(String table) throws Exception {
        String suites = System.getProperty("voicelab.suites", "");
        Path given = Path.of(suites, "..", table);
        assumeTrue(!suites.isEmpty() && Files.exists(given), "no " + given + "; set -Dvoicelab.suites=FOLDER");
        try (var carried = MAP.getClass().getResourceAsStream("/map/" + table)) {
            assertArrayEquals(Files.readAllBytes(given), carried.readAllBytes());
        }
    }

    @Test
    void an_instance_is_found_by_its_id_or_its_number_and_only_within_its_systems_count() {
        SystemId mcp = new SystemId("mcp");
        assertEquals(Optional.of(new InstanceId(mcp, 1)), MAP.instance("mcp"));
        assertEquals(Optional.of(new InstanceId(mcp, 2)), MAP.instance("mcp-2"));
        assertEquals(Optional.of(new InstanceId(mcp, 16)), MAP.instance("mcp@16"));
        for (String no : List.of("mcp-17", "mcp-0", "mcp@", "mcp-", "das-2", "nobody", "", "-", "@", "mcp-1000000000"))
            assertEquals(Optional.empty(), MAP.instance(no), no);
        assertEquals("MCP_2", new InstanceId(mcp, 2).variable());
        assertEquals(
                "GVP_CONFIG_SERVER",
                MAP.instance("gvp-config-server").orElseThrow().variable());
    }
}
