package voicelab.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import voicelab.boot.Catalogue;
import voicelab.boot.RunningLab;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;

class TestCatalogueTest {
    @Test
    void the_test_map_holds_the_shipped_one_and_what_the_rooms_bring() {
        ConnectionMap shipped = ConnectionMap.shipped();
        ConnectionMap map = TestCatalogue.map();
        assertTrue(map.systems().containsAll(shipped.systems()));
        assertTrue(map.links().containsAll(shipped.links()));
        assertEquals(shipped.documentedRows(), map.documentedRows(), "the law stays the law");
    }

    @Test
    void every_room_of_the_test_profile_is_in_the_test_catalogue_and_starts() throws Exception {
        for (SystemId id : TestCatalogue.profile().wanted())
            assertTrue(TestCatalogue.rooms().has(id), id + " is in no catalogue");
        try (RunningLab lab = TestCatalogue.boot("127.39.1.0/24")) {
            assertEquals(
                    TestCatalogue.profile().wanted().size(), lab.rooms().up().size());
        }
    }

    @Test
    void no_shipped_room_is_hidden_by_one_of_the_tests() {
        assertTrue(TestCatalogue.rooms().ids().containsAll(Catalogue.shipped().ids()));
    }
}
