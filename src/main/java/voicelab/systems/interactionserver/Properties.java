package voicelab.systems.interactionserver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import voicelab.protocols.frames.KvCodec;

/** An interaction as it is told: the documented property names in lower camel, user data as a typed list. */
final class Properties {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Properties() {}

    static ObjectNode of(Interaction interaction) {
        Submission submission = interaction.submission();
        Whereabouts where = interaction.where();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("interactionId", interaction.id());
        text(json, "externalId", submission.externalId());
        text(json, "parentInteractionId", submission.parentId());
        json.put("tenantId", submission.tenantId())
                .put("mediaType", submission.mediaType())
                .put("interactionType", submission.type())
                .put("interactionSubtype", submission.subtype())
                .put("queue", where.queue())
                .put("interactionState", where.state().number())
                .put("isHeld", where.isHeld())
                .put("isLocked", where.isLocked())
                .put("isOnline", submission.online());
        date(json, "receivedAt", submission.receivedAt());
        date(json, "submittedAt", submission.submittedAt());
        json.put("submittedBy", submission.submittedBy()).put("submitSeq", submission.seq());
        date(json, "placedInQueueAt", where.placedAt());
        json.put("placeInQueueSeq", where.placeSeq());
        date(json, "movedToQueueAt", where.movedAt());
        date(json, "heldAt", where.heldAt());
        date(json, "assignedAt", where.assignedAt());
        where.taker().ifPresent(party -> json.put("assignedTo", party.name()));
        json.set("userData", KvCodec.write(interaction.userData()));
        if (!submission.inQueues().isEmpty()) json.set("inQueues", KvCodec.write(submission.inQueues()));
        if (!submission.outQueues().isEmpty()) json.set("outQueues", KvCodec.write(submission.outQueues()));
        return json;
    }

    static String text(Instant date) {
        return DATE.format(date);
    }

    private static void text(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) json.put(name, value);
    }

    private static void date(ObjectNode json, String name, Instant value) {
        if (value != null) json.put(name, text(value));
    }
}
