package voicelab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.edge.InteractionDesk;
import voicelab.engines.frames.interaction.InteractionInfo;
import voicelab.protocols.frames.FrameException;

/** {@code expect: interaction}. */
final class ExpectInteraction {
    static final Word WORD = Word.expecting(
                    "interaction", "Interaction Server holds it so, read over 7120", ExpectInteraction::act)
            .need("id", KeyType.TEXT, "its id")
            .choice("is", List.of("there", "gone"), "whether it is there")
            .may("has", KeyType.FIELDS, "its properties, such as queue, interactionState or userData.CaseId")
            .within();

    private static final Duration ASK_AGAIN = Duration.ofMillis(50);

    private ExpectInteraction() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        String id = turn.text("id");
        boolean there = turn.text("is").equals("there");
        Map<String, String> has = turn.fields("has");
        String seen;
        try (InteractionDesk desk = InteractionDesk.open(turn.lab())) {
            while (true) {
                Optional<InteractionInfo> found = desk.find(id);
                seen = found.isEmpty() ? "there is none" : told(found.get());
                if (found.isPresent() == there && (!there || fits(found.get(), has))) return;
                if (turn.patience().over()) break;
                turn.pause(ASK_AGAIN);
            }
        } catch (IOException | FrameException e) {
            seen = e.getMessage();
        }
        throw new StepFailure(
                "interaction " + id + (there ? "" : " gone") + (has.isEmpty() ? "" : " with " + has) + " "
                        + turn.within(),
                seen);
    }

    private static boolean fits(InteractionInfo info, Map<String, String> has) throws FrameException {
        JsonNode plain = info.plain();
        for (Map.Entry<String, String> each : has.entrySet()) {
            JsonNode value = plain.at("/" + each.getKey().replace('.', '/'));
            if (value.isMissingNode() || !value.asText().equals(each.getValue())) return false;
        }
        return true;
    }

    private static String told(InteractionInfo info) throws FrameException {
        return info.plain().toString();
    }
}
