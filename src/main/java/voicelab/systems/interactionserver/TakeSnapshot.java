package voicelab.systems.interactionserver;

import java.util.List;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/**
 * {@code RequestTakeSnapshot{condition, lock}}: {@code EventSnapshotTaken{snapshotId, numberOfInteractions}}. With {@code
 * lock} it has only what it could lock: no router and no agent gets those until they are released.
 */
final class TakeSnapshot implements Operation {
    @Override
    public FrameMessageBuilder answer(InteractionDesk desk, RegisteredClient client, FrameMessage request)
            throws Refusal {
        boolean lock = Asked.flag(request, "lock");
        List<Interaction> found =
                desk.book().find(Condition.parse(FindInteractions.condition(request)), desk.maxPerSnapshot());
        int id = desk.snapshots().nextId();
        List<Interaction> kept = lock ? desk.book().lock(found, 0, id) : found;
        desk.snapshots().keep(new Snapshots.Snapshot(id, client.self().key() + "/" + client.number(), lock, kept));
        return FrameMessage.named(InteractionNames.EVENT_SNAPSHOT_TAKEN)
                .put("snapshotId", id)
                .put("numberOfInteractions", kept.size());
    }
}
