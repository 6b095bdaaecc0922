package voicelab.scenario;

import java.util.List;
import java.util.Optional;

/** {@code do: register}. */
final class RegisterPhone {
    static final Word WORD = Word.doing("register", "register a phone at SIP Server", RegisterPhone::act)
            .need("phone", KeyType.INSTANCE, "the phone")
            .choice("transport", List.of("udp", "tcp"), "SIP over")
            .may("status", KeyType.COUNT, "200", "the answer that is wanted")
            .within();

    private RegisterPhone() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        int wanted = turn.count("status");
        Optional<Integer> status = turn.await(turn.phone("phone").register(turn.text("transport")));
        if (status.isPresent() && status.get() == wanted) return;
        throw new StepFailure(
                "the registration of " + turn.text("phone") + " answered " + wanted + " " + turn.within(),
                status.map(s -> "answered " + s).orElse("no final answer"));
    }
}
