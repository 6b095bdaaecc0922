package voicelab.scenario;

import java.util.List;

/** {@code do: call}. */
final class PlaceCall {
    static final Word WORD = Word.doing("call", "place a call from a phone", PlaceCall::act)
            .need("from", KeyType.INSTANCE, "the phone: sip-endpoint, sip-endpoint-2 ...")
            .need("to", KeyType.TEXT, "the number that is dialled")
            .choice("via", List.of("sbc", "sip-server"), "through whom: sbc for a caller outside")
            .choice("transport", List.of("udp", "tcp"), "SIP over")
            .may("data", KeyType.FIELDS, "attached data in the INVITE")
            .need("as", KeyType.NEW_CALL, "what later steps call this call");

    private PlaceCall() {}

    private static void act(Turn turn) throws StepFailure {
        try {
            turn.name(
                    "as",
                    new NamedCall(turn.phone("from")
                            .dial(turn.text("to"), turn.text("via"), turn.text("transport"), turn.fields("data"))));
        } catch (IllegalArgumentException e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
