package voicelab.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A word that a step can be, with its keys: the one place that declares them. The strict reader, the schema and the table
 * in docs/scenarios.md follow it.
 *
 * @param head {@code do} or {@code expect}; for {@code fault} and {@code mend} the word itself
 * @param name {@code call}; for {@code fault} and {@code mend} the same as the head
 */
public record Word(String head, String name, String about, List<Key> keys, StepAction action) {
    private static final String USUAL_WITHIN = "5s";

    static Word doing(String name, String about, StepAction action) {
        return new Word("do", name, about, List.of(), action);
    }

    static Word expecting(String name, String about, StepAction action) {
        return new Word("expect", name, about, List.of(), action);
    }

    /** A word that is its own head: {@code - fault: gvp-3=cut}. */
    static Word alone(String name, KeyType type, String about, StepAction action) {
        return new Word(name, name, about, List.of(new Key(name, type, true, null, List.of(), about)), action);
    }

    Word need(String key, KeyType type, String about) {
        return with(new Key(key, type, true, null, List.of(), about));
    }

    Word may(String key, KeyType type, String about) {
        return with(new Key(key, type, false, null, List.of(), about));
    }

    Word may(String key, KeyType type, String fallback, String about) {
        return with(new Key(key, type, false, fallback, List.of(), about));
    }

    /** The first choice is what an absent key means. */
    Word choice(String key, List<String> choices, String about) {
        return with(new Key(key, KeyType.CHOICE, false, choices.get(0), choices, about));
    }

    Word within() {
        return within(USUAL_WITHIN);
    }

    Word within(String usual) {
        return may("within", KeyType.DURATION, usual, "how long to wait, in real time");
    }

    private Word with(Key key) {
        List<Key> more = new ArrayList<>(keys);
        more.add(key);
        return new Word(head, name, about, List.copyOf(more), action);
    }

    boolean standsAlone() {
        return head.equals(name);
    }

    /** {@code do: call}. */
    public String title() {
        return standsAlone() ? head : head + ": " + name;
    }

    Optional<Key> key(String key) {
        return keys.stream().filter(k -> k.name().equals(key)).findFirst();
    }
}
