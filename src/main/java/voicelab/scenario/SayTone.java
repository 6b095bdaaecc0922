package voicelab.scenario;

/** {@code do: say}. */
final class SayTone {
    static final Word WORD = Word.doing(
                    "say", "speak a tone into the phone; the next step begins at once", SayTone::act)
            .need("call", KeyType.CALL, "in which call")
            .need("tone", KeyType.NUMBER, "Hz")
            .may("for", KeyType.DURATION, "2s", "how long");

    private static final double LOWEST_HERTZ = 100;
    private static final double HIGHEST_HERTZ = 3_600;

    private SayTone() {}

    private static void act(Turn turn) throws StepFailure {
        double hertz = turn.number("tone");
        if (hertz < LOWEST_HERTZ || hertz > HIGHEST_HERTZ)
            throw new StepFailure("a tone of " + hertz + " Hz does not go through a telephone (100 to 3600)");
        turn.call().call().tone(hertz, turn.duration("for"));
    }
}
