package voicelab.systems.interactionserver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;

/** An interaction as one line of a kept file, and back: all that is known of it. The form is the lab's own. */
final class InteractionCodec {
    private static final String REMOVED = "removed";
    private static final int MAX_DEPTH = 40;

    /** Made when state is kept, not at boot. */
    private static final class Lazy {
        static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** One line: an interaction as it was from then on, or with none the end of that id. */
    record Line(String id, Optional<Interaction> interaction) {}

    private InteractionCodec() {}

    static byte[] removed(String id) {
        return bytes(JsonNodeFactory.instance.objectNode().put(REMOVED, id));
    }

    static byte[] line(Interaction of) {
        Submission from = of.submission();
        Whereabouts where = of.where();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", of.id())
                .put("externalId", from.externalId())
                .put("parentId", from.parentId())
                .put("tenantId", from.tenantId())
                .put("mediaType", from.mediaType())
                .put("type", from.type())
                .put("subtype", from.subtype())
                .put("online", from.online())
                .put("receivedAt", from.receivedAt().toString())
                .put("submittedAt", from.submittedAt().toString())
                .put("submittedBy", from.submittedBy())
                .put("submitSeq", from.seq())
                .put("queue", where.queue())
                .put("state", where.state().number())
                .put("placedAt", where.placedAt().toString())
                .put("placeSeq", where.placeSeq());
        date(json, "heldAt", where.heldAt());
        date(json, "movedAt", where.movedAt());
        date(json, "assignedAt", where.assignedAt());
        where.taker()
                .ifPresent(party -> json.putObject("party")
                        .put("type", party.type().number())
                        .put("name", party.name())
                        .put("actor", party.actor()));
        json.set("inQueues", KvCodec.write(from.inQueues()));
        json.set("outQueues", KvCodec.write(from.outQueues()));
        json.set("userData", KvCodec.write(of.userData()));
        return bytes(json);
    }

    /** @throws IOException what is wrong with the line */
    static Line read(byte[] line) throws IOException {
        JsonNode json = Lazy.JSON.readTree(line);
        if (json == null || !json.isObject()) throw new IOException("no JSON object");
        if (json.has(REMOVED)) return new Line(text(json, REMOVED), Optional.empty());
        try {
            Interaction read =
                    new Interaction(text(json, "id"), submission(json), whereabouts(json), list(json, "userData"));
            return new Line(read.id(), Optional.of(read));
        } catch (FrameException | DateTimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Submission submission(JsonNode json) throws IOException, FrameException {
        return new Submission(
                text(json, "externalId"),
                text(json, "parentId"),
                (int) number(json, "tenantId"),
                text(json, "mediaType"),
                text(json, "type"),
                text(json, "subtype"),
                json.path("online").booleanValue(),
                Instant.parse(text(json, "receivedAt")),
                Instant.parse(text(json, "submittedAt")),
                text(json, "submittedBy"),
                number(json, "submitSeq"),
                list(json, "inQueues"),
                list(json, "outQueues"));
    }

    private static Whereabouts whereabouts(JsonNode json) throws IOException {
        int state = (int) number(json, "state");
        return new Whereabouts(
                text(json, "queue"),
                InteractionState.of(state).orElseThrow(() -> new IOException("no state " + state)),
                date(json, "heldAt"),
                0,
                Instant.parse(text(json, "placedAt")),
                number(json, "placeSeq"),
                date(json, "movedAt"),
                date(json, "assignedAt"),
                json.has("party") ? party(json.path("party")) : null);
    }

    private static Party party(JsonNode json) throws IOException {
        PartyType type = number(json, "type") == PartyType.AGENT.number() ? PartyType.AGENT : PartyType.STRATEGY;
        return new Party(type, text(json, "name"), text(json, "actor"));
    }

    private static String text(JsonNode json, String name) throws IOException {
        if (!json.path(name).isTextual()) throw new IOException("no text \"" + name + "\"");
        return json.path(name).textValue();
    }

    private static long number(JsonNode json, String name) throws IOException {
        if (!json.path(name).isIntegralNumber()) throw new IOException("no number \"" + name + "\"");
        return json.path(name).longValue();
    }

    private static KvList list(JsonNode json, String name) throws FrameException {
        return KvCodec.read(json.path(name), name);
    }

    private static Instant date(JsonNode json, String name) throws IOException {
        return json.has(name) ? Instant.parse(text(json, name)) : null;
    }

    private static void date(ObjectNode json, String name, Instant value) {
        if (value != null) json.put(name, value.toString());
    }

    private static byte[] bytes(ObjectNode json) {
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
