package voicelab.languages.voicexml;

/** What came of listening. */
public sealed interface Heard {
    /** Keys that the grammars accept; anything else is taken as no match. Without the terminating key. */
    record Keys(String digits) implements Heard {}

    /** Recognised words, confidence 0 to 1. */
    record Words(String text, double confidence) implements Heard {}

    /** The time-out passed in silence. */
    record NoInput() implements Heard {}

    /** Input that no grammar accepts; what it was, for {@code application.lastresult$}, or empty. */
    record NoMatch(String input) implements Heard {}

    /** Speech longer than {@code maxspeechtimeout}. */
    record TooLong() implements Heard {}

    /** The caller hung up. */
    record HungUp() implements Heard {}
}
