package voicelab.scenario;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.edge.SwitchDesk;

/** {@code do: route}. */
final class RouteNumber {
    private static final List<String> KEYS = List.of("to", "system", "refuse", "redirect", "ring", "divert");

    static final Word WORD = Word.doing(
                    "route",
                    "say what becomes of a number at SIP Server from now on (docs/sip-server.md)",
                    RouteNumber::act)
            .need("number", KeyType.TEXT, "a number or a pattern such as 60xx or 6*")
            .may("to", KeyType.TEXT, "the number that is called instead")
            .may("system", KeyType.TEXT, "the system that takes it: gvp, mcu")
            .may("refuse", KeyType.COUNT, "a final status: 486, 603 ...")
            .may("redirect", KeyType.TEXT, "the number or SIP URI of a 302")
            .may("ring", KeyType.DURATION, "how long it may ring")
            .may("divert", KeyType.TEXT, "the number for no answer, busy and away");

    private RouteNumber() {}

    private static void act(Turn turn) throws StepFailure {
        Map<String, String> rule = new LinkedHashMap<>();
        for (String key : KEYS) if (turn.has(key)) rule.put(key, turn.text(key));
        try {
            new SwitchDesk(turn.lab()).route(turn.text("number"), rule);
        } catch (IOException e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
