package voicelab.systems.interactionserver;

import java.util.Collection;
import java.util.function.Supplier;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.KvList;

/** Tells those who asked to hear: reporting engines, the event logger, submitters and handlers. */
final class Announcer implements BookListener {
    private final Supplier<Collection<RegisteredClient>> clients;
    private final EventLogger logger;

    Announcer(Supplier<Collection<RegisteredClient>> clients, EventLogger logger) {
        this.clients = clients;
        this.logger = logger;
    }

    @Override
    public void reported(ReportingEvent event) {
        logger.take(event);
        FrameMessage message = null;
        for (RegisteredClient each : clients.get()) {
            if (!each.hearsReports()) continue;
            if (message == null) message = event.message();
            each.session().send(message);
        }
    }

    @Override
    public void changed(Interaction interaction, Actor by, KvList changes, KvList deleted) {
        String party = interaction.where().taker().map(Party::actor).orElse("");
        FrameMessage message = null;
        for (RegisteredClient each : clients.get()) {
            if (!each.isRegistered() || each.self().type() == ClientType.REPORTING_ENGINE) continue;
            boolean submitter = each.hearsChanges()
                    && each.name().equals(interaction.submission().submittedBy());
            if ((!submitter && !handles(each, party)) || each.name().equals(by.name())) continue;
            if (message == null)
                message = FrameMessage.named(InteractionNames.EVENT_PROPERTIES_CHANGED)
                        .put("interactionId", interaction.id())
                        .put("changedProperties", changes)
                        .put("deletedProperties", deleted)
                        .put("interaction", Properties.of(interaction))
                        .build();
            each.session().send(message);
        }
    }

    @Override
    public void revoked(Interaction interaction, Party from, String reason) {
        FrameMessage message = FrameMessage.named(InteractionNames.EVENT_REVOKED)
                .put("interactionId", interaction.id())
                .put("queue", interaction.queue())
                .put("reason", reason)
                .build();
        for (RegisteredClient each : clients.get())
            if (each.isRegistered() && handles(each, from.actor()))
                each.session().send(message);
    }

    /** Whether that party is the client or one of its users. */
    private static boolean handles(RegisteredClient client, String actor) {
        String key = client.self().key();
        return actor.equals(key) || actor.startsWith(key + "#");
    }
}
