package voicelab.scenario;

import voicelab.standin.PhoneCall;

/** {@code do: refer}. */
final class ReferCall {
    static final Word WORD = AskedOfCall.word(Word.doing(
                    "refer",
                    "transfer the other end of a call by REFER, to a number or to another call's end",
                    ReferCall::act)
            .need("call", KeyType.CALL, "the call whose other end is transferred")
            .may("to", KeyType.TEXT, "the number (a blind transfer)")
            .may("with", KeyType.CALL, "another call of the same phone (an attended transfer)"));

    private ReferCall() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        if (turn.has("to") == turn.has("with")) throw new StepFailure("refer wants either to or with");
        PhoneCall call = turn.call().call();
        AskedOfCall.answered(
                turn,
                "refer",
                turn.has("to")
                        ? call.refer(turn.text("to"))
                        : call.refer(turn.call("with").call()));
    }
}
