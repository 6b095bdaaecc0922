package voicelab.scenario;

import java.io.IOException;
import java.util.List;
import voicelab.edge.SwitchDesk;

/** {@code do: transfer}. */
final class TransferCall {
    static final Word WORD = Word.doing(
                    "transfer",
                    "have SIP Server transfer a call by re-INVITE alone, without any REFER",
                    TransferCall::act)
            .need("call", KeyType.CALL, "which call, by any of its ends")
            .need("to", KeyType.TEXT, "the number that joins it")
            .choice("without", List.of("callee", "caller"), "which end leaves");

    private TransferCall() {}

    private static void act(Turn turn) throws StepFailure {
        try {
            new SwitchDesk(turn.lab()).transfer(turn.call().call().callId(), turn.text("to"), turn.text("without"));
        } catch (IOException e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
