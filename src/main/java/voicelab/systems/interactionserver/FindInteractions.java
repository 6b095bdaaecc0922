package voicelab.systems.interactionserver;

import java.util.List;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** {@code RequestFindInteractions{condition, numberOfInteractions}}: {@code EventFoundInteractions{interactions}}. */
final class FindInteractions implements Operation {
    private static final int USUAL = 100;
    private static final int MAX = 500;

    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        int max = Asked.number(request, "numberOfInteractions", USUAL, 1, MAX);
        List<Interaction> found = desk.book().find(Condition.parse(condition(request)), max);
        return FrameMessage.named(InteractionNames.EVENT_FOUND_INTERACTIONS)
                .put("interactions", InteractionDesk.told(found));
    }

    /** A condition may be longer than other texts; its own parser bounds it. */
    static String condition(FrameMessage request) throws Refusal {
        if (request.attribute("condition").isMissingNode()) return "";
        return request.text("condition").orElseThrow(() -> Asked.bad("condition must be a text"));
    }
}
