package voicelab.systems.voiceconfig;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import voicelab.profile.YamlFile;
import voicelab.standin.Settings;

class VoiceConfigPathsTest {
    @Test
    void the_description_lists_what_is_answered_and_no_more() {
        Set<String> described = new TreeSet<>();
        Settings paths =
                YamlFile.read(Path.of("docs/openapi/voice-config.yaml")).section("paths");
        for (Map.Entry<String, Settings> path : paths.mapping().entrySet())
            for (String key : path.getValue().mapping().keySet())
                if (!key.equals("parameters")) described.add(key.toUpperCase(Locale.ROOT) + " " + path.getKey());
        assertEquals(new TreeSet<>(VoiceConfigPaths.table(null, 1).listing()), described);
    }
}
