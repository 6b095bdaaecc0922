package voicelab.systems.applicationserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import voicelab.engines.http.PathTable;
import voicelab.profile.YamlFile;
import voicelab.standin.Settings;

class ApplicationServerPathsTest {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    @Test
    void the_description_lists_what_is_answered_and_no_more() {
        PathTable table =
                ApplicationServerPaths.table(null, null, new OneSession(null, null, null), new Mcus(null, null));
        Set<String> described = new TreeSet<>();
        Settings paths =
                YamlFile.read(Path.of("docs/openapi/application-server.yaml")).section("paths");
        for (Map.Entry<String, Settings> path : paths.mapping().entrySet())
            for (String key : path.getValue().mapping().keySet())
                if (METHODS.contains(key)) described.add(key.toUpperCase(Locale.ROOT) + " " + path.getKey());
        assertEquals(new TreeSet<>(table.listing()), described);
    }
}
