package voicelab.systems.gimreader;

import java.util.List;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * The reader's settings in a profile.
 *
 * @param topics that are read
 * @param group whose offsets are committed
 */
record ReaderSettings(List<String> topics, String group) {
    private static final Set<String> KEYS = Set.of("topics", "group");
    private static final int MAX_TOPICS = 50;

    static ReaderSettings read(Settings settings) {
        settings.only(KEYS);
        List<String> topics = settings.words("topics");
        if (topics.size() > MAX_TOPICS) throw settings.fault("at most " + MAX_TOPICS + " topics are read");
        return new ReaderSettings(
                topics.isEmpty() ? List.of("digital-itx") : topics, settings.text("group", "gim-reader"));
    }
}
