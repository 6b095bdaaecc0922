package voicelab.scenario;

import java.time.Duration;

/** {@code expect: text}. */
final class ExpectText {
    static final Word WORD = Word.expecting(
                    "text", "a text is heard, spelled in the lab's tone pattern", ExpectText::act)
            .need("call", KeyType.CALL, "in which call")
            .need("text", KeyType.TEXT, "what is contained in all that was spelled so far")
            .within("10s");

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private ExpectText() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        NamedCall named = turn.call();
        String wanted = turn.text("text");
        while (!named.call().text().contains(wanted)) {
            if (turn.patience().over()) {
                String text = named.call().text();
                throw new StepFailure(
                        "the text \"" + wanted + "\" in call " + turn.text("call") + " " + turn.within(),
                        text.isEmpty() ? "nothing was spelled" : "\"" + text.replace('\n', ' ') + "\"");
            }
            turn.pause(LOOK_EVERY);
        }
    }
}
