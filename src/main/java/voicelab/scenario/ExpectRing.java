package voicelab.scenario;

import java.util.List;
import java.util.Optional;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/** {@code expect: ring}. */
final class ExpectRing {
    static final Word WORD = Word.expecting(
                    "ring", "a phone is called; it picks up as do: answering says, else by itself", ExpectRing::act)
            .need("phone", KeyType.INSTANCE, "the phone")
            .may("from", KeyType.TEXT, "the caller's number")
            .need("as", KeyType.NEW_CALL, "what later steps call this call")
            .within();

    private ExpectRing() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        Phone phone = turn.phone("phone");
        Optional<String> from = turn.maybe("from");
        long seen = turn.lab().journal().last();
        Optional<PhoneCall> call = fresh(turn, phone, from);
        // a call that comes is always accompanied by journal entries, and looked at with each
        if (call.isEmpty())
            turn.lab()
                    .journal()
                    .find(
                            seen,
                            entry -> fresh(turn, phone, from).isPresent(),
                            turn.patience().left());
        call = fresh(turn, phone, from);
        if (call.isEmpty())
            throw new StepFailure(
                    "a call to " + turn.text("phone")
                            + from.map(f -> " from " + f).orElse("") + " " + turn.within(),
                    "calls "
                            + phone.calls().stream()
                                    .map(c -> (c.incoming() ? "from " : "to ") + c.peer())
                                    .toList());
        turn.name("as", new NamedCall(call.get()));
    }

    /** The latest incoming call that no step has named. */
    private static Optional<PhoneCall> fresh(Turn turn, Phone phone, Optional<String> from) {
        List<PhoneCall> named =
                turn.run().placed().stream().map(NamedCall::call).toList();
        return phone.calls().stream()
                .filter(PhoneCall::incoming)
                .filter(c -> !named.contains(c))
                .filter(c -> from.isEmpty() || from.get().equals(c.peer()))
                .filter(c -> !c.ended().toCompletableFuture().isDone())
                .reduce((a, b) -> b);
    }
}
