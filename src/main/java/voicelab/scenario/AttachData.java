package voicelab.scenario;

/** {@code do: attach}. */
final class AttachData {
    static final Word WORD =
            AskedOfCall.word(Word.doing("attach", "send attached data within a call (INFO)", AttachData::act)
                    .need("call", KeyType.CALL, "in which call")
                    .need("data", KeyType.FIELDS, "keys and values"));

    private AttachData() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        AskedOfCall.answered(turn, "INFO", turn.call().call().info(turn.fields("data")));
    }
}
