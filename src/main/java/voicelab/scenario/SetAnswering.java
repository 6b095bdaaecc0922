package voicelab.scenario;

import java.time.Duration;
import java.util.List;
import voicelab.standin.PhoneManner;

/** {@code do: answering}. */
final class SetAnswering {
    static final Word WORD = Word.doing("answering", "how a phone takes incoming calls from now on", SetAnswering::act)
            .need("phone", KeyType.INSTANCE, "the phone")
            .choice("pick-up", List.of("by-itself", "by-hand"), "by-hand: it rings until do: pick-up")
            .may("ring", KeyType.DURATION, "100ms", "how long it rings before it picks up by itself")
            .may("status", KeyType.COUNT, "refuse with this final status instead: 486, 480, 302 ...")
            .may("redirect", KeyType.TEXT, "the number or SIP URI of a 302")
            .may("early", KeyType.NUMBER, "a tone in Hz before the answer (183 with SDP)");

    private static final int MOVED = 302;
    private static final Duration BY_HAND = Duration.ofMillis(-1);

    private SetAnswering() {}

    private static void act(Turn turn) throws StepFailure {
        boolean redirects = turn.has("redirect");
        int status = turn.has("status") ? turn.count("status") : redirects ? MOVED : 0;
        if (status != 0 && (status < 300 || status > 699))
            throw new StepFailure("status is a final one from 300 to 699, not " + status);
        Duration ring = turn.text("pick-up").equals("by-hand") ? BY_HAND : turn.duration("ring");
        double early = turn.has("early") ? turn.number("early") : 0;
        String redirect = redirects ? turn.text("redirect") : "";
        turn.phone("phone").answers(new PhoneManner(ring, status, redirect, early));
    }
}
