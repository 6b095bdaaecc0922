package voicelab.scenario;

import java.util.List;

/** {@code do: repeat}. */
final class RepeatSteps {
    static final String STEPS = "steps";
    static final Word WORD = Word.doing(
                    "repeat", "do a list of steps again and again; ${round} counts from 1", RepeatSteps::act)
            .may("times", KeyType.COUNT, "how often, at most 1000")
            .may("each", KeyType.NEW_VARIABLE, "a variable that takes each word of the list in turn")
            .may("of", KeyType.WORDS, "that list")
            .need(STEPS, KeyType.STEPS, "the steps");

    private static final int MAX_TIMES = 1_000;

    private RepeatSteps() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        List<String> words = turn.words("of");
        int times = turn.has("times") ? turn.count("times") : words.size();
        if (times < 1 || times > MAX_TIMES)
            throw new StepFailure("repeat wants times (1 to " + MAX_TIMES + "), or each and of");
        if (turn.has("each") == words.isEmpty()) throw new StepFailure("each and of go together");
        for (int i = 0; i < times; i++) {
            turn.save(Variables.ROUND, Integer.toString(i + 1));
            if (!words.isEmpty()) turn.save(turn.text("each"), words.get(i % words.size()));
            turn.innerSteps();
        }
    }
}
