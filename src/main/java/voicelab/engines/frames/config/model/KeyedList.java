package voicelab.engines.frames.config.model;

import java.util.List;

/**
 * A list of structures whose items are told apart by one of their members.
 *
 * @param path of the list, such as {@code agentInfo.skillLevels}
 * @param key the member, such as {@code skillDbid}
 * @param deletedAs what the reference calls the list of keys to delete, beside {@code deleted} and the list's own name
 */
public record KeyedList(String path, String key, List<String> deletedAs) {
    static KeyedList read(String row) {
        String[] words = row.split(" ");
        return new KeyedList(words[0], words[1], List.of(words).subList(2, words.length));
    }

    public String last() {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
