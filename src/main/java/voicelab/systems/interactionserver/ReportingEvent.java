package voicelab.systems.interactionserver;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;
import voicelab.protocols.frames.KvList;

/**
 * One event of the reporting protocol. Names of events are documented (eServices, Event Logger), as are {@code
 * attr_itx_state}, {@code attr_old_queue} and {@code attr_party_type}; the other {@code attr_*} names are those of server logs.
 *
 * @param seq counts this server's events, from 1
 * @param attributes texts and whole numbers by name
 */
record ReportingEvent(
        String name,
        long seq,
        Instant at,
        int tenantId,
        String interactionId,
        Map<String, Object> attributes,
        KvList userData) {

    /** The event with what every event says of its interaction. */
    static ReportingEvent of(String name, long seq, Instant at, Interaction interaction) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("attr_itx_id", interaction.id());
        String parent = interaction.submission().parentId();
        if (!parent.isEmpty()) attributes.put("attr_itx_prnt_itx_id", parent);
        attributes.put("attr_itx_media_type", interaction.mediaType());
        attributes.put("attr_itx_queue", interaction.queue());
        attributes.put("attr_itx_submitted_by", interaction.submission().submittedBy());
        attributes.put("attr_itx_state", interaction.where().state().number());
        return new ReportingEvent(
                name,
                seq,
                at,
                interaction.submission().tenantId(),
                interaction.id(),
                attributes,
                interaction.userData());
    }

    /** The event and one attribute more; an empty text adds none. */
    ReportingEvent with(String attribute, Object value) {
        if (!"".equals(value)) attributes.put(attribute, value);
        return this;
    }

    ReportingEvent of(Party party) {
        with("attr_party_type", party.type().number());
        return with(party.type() == PartyType.AGENT ? "attr_agent_id" : "attr_actor_router_id", party.name());
    }

    ReportingEvent by(Actor actor) {
        return with("attr_actor_client", actor.told());
    }

    /** As it goes to reporting engines: no reference id, for nobody asked. */
    FrameMessage message() {
        FrameMessageBuilder message = FrameMessage.named(name)
                .put("eventSeq", seq)
                .put("eventTime", at)
                .put("tenantId", tenantId);
        attributes.forEach((attribute, value) -> {
            if (value instanceof Integer number) message.put(attribute, number);
            else message.put(attribute, value.toString());
        });
        return message.put("userData", userData).build();
    }
}
