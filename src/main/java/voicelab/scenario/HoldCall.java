package voicelab.scenario;

/** {@code do: hold} and {@code do: resume}. */
final class HoldCall {
    static final Word HOLD = word("hold", "put the other end on hold (re-INVITE, sendonly)", true);
    static final Word RESUME = word("resume", "take the other end back from hold", false);

    private HoldCall() {}

    private static Word word(String name, String about, boolean held) {
        return AskedOfCall.word(Word.doing(
                        name,
                        about,
                        turn -> AskedOfCall.answered(
                                turn, name, turn.call().call().hold(held)))
                .need("call", KeyType.CALL, "which call"));
    }
}
