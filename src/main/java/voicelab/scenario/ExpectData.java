package voicelab.scenario;

import java.time.Duration;
import java.util.Map;

/** {@code expect: data}. */
final class ExpectData {
    static final Word WORD = Word.expecting(
                    "data", "a phone has heard this attached data, in the INVITE or by INFO", ExpectData::act)
            .need("call", KeyType.CALL, "in which call")
            .need("with", KeyType.FIELDS, "keys and values; others may be there too")
            .within();

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private ExpectData() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        Map<String, String> wanted = turn.fields("with");
        while (true) {
            Map<String, String> seen = turn.call().call().data();
            if (seen.entrySet().containsAll(wanted.entrySet())) return;
            if (turn.patience().over())
                throw new StepFailure("attached data " + wanted + " " + turn.within(), "" + seen);
            turn.pause(LOOK_EVERY);
        }
    }
}
