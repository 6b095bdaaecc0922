package voicelab.systems.interactionserver;

import java.util.List;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/**
 * {@code RequestGetSnapshotInteractions{snapshotId, startFrom, numberOfInteractions}}: {@code
 * EventSnapshotInteractions{interactions}}, as they were when it was taken; {@code startFrom} counts from 0 (ours).
 */
final class GetSnapshotInteractions implements Operation {
    private static final int USUAL = 100;
    private static final int MAX = 500;

    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        List<Interaction> all = desk.snapshot(client, request).interactions();
        int from = Asked.number(request, "startFrom", 0, 0, Integer.MAX_VALUE);
        int count = Asked.number(request, "numberOfInteractions", USUAL, 1, MAX);
        List<Interaction> part = from >= all.size() ? List.of() : all.subList(from, Math.min(all.size(), from + count));
        return FrameMessage.named(InteractionNames.EVENT_SNAPSHOT_INTERACTIONS)
                .put("interactions", InteractionDesk.told(part));
    }
}
