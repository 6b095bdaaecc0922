package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/**
 * {@code RequestReadHistory{objectType, dbid, after, limit}}, all of them optional: none to many {@code
 * EventHistoryRead{entries}}, oldest first, then {@code EventHistoryLogSent{totalCount}}. The latest ones when there are more
 * than the limit.
 */
final class ReadHistory implements ConfigOperation {
    private static final String OBJECT_TYPE = "objectType";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        ChangeHistory history = desk.writes().history();
        List<HistoryEntry> found =
                history.latest(wanted(guest, request), number(request, "limit", history.max(), history.max()));
        ArrayNode chunk = JsonNodeFactory.instance.arrayNode();
        int chars = 0;
        for (HistoryEntry entry : found) {
            chunk.add(told(entry));
            chars += entry.name().length() + entry.detail().length() + 200;
            if (chars < desk.settings().chunkBytes()) continue;
            send(guest, request, chunk);
            chunk = JsonNodeFactory.instance.arrayNode();
            chars = 0;
        }
        if (!chunk.isEmpty()) send(guest, request, chunk);
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_HISTORY_LOG_SENT)
                        .put("totalCount", found.size())
                        .answering(request)
                        .build());
    }

    private static Predicate<HistoryEntry> wanted(ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        int type = request.attribute(OBJECT_TYPE).isMissingNode()
                ? 0
                : Asked.type(guest, request).number();
        int dbid = number(request, CfgObject.DBID, 0, Integer.MAX_VALUE);
        int after = number(request, "after", 0, Integer.MAX_VALUE);
        return entry -> (type == 0 || entry.objectType() == type)
                && (dbid == 0 || entry.dbid() == dbid)
                && entry.number() > after;
    }

    private static int number(FrameMessage request, String attribute, int fallback, int most) throws ConfigFailure {
        JsonNode given = request.attribute(attribute);
        return given.isMissingNode() ? fallback : Math.min(most, Asked.dbid(given, attribute));
    }

    private static ObjectNode told(HistoryEntry entry) {
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("number", entry.number())
                .put("at", entry.at().toString())
                .put("userName", entry.author().userName())
                .put("clientName", entry.author().clientName())
                .put("kind", entry.kind().name())
                .put(OBJECT_TYPE, entry.objectType())
                .put(CfgObject.DBID, entry.dbid())
                .put(CfgObject.NAME, entry.name());
        if (entry.detail().isEmpty()) return told;
        try {
            told.set("delta", JSON.readTree(entry.detail()));
        } catch (JsonProcessingException e) {
            told.put("delta", entry.detail()); // somebody wrote it into the table
        }
        return told;
    }

    private static void send(ConfigGuest guest, FrameMessage request, ArrayNode entries) {
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_HISTORY_READ)
                        .put("entries", entries)
                        .answering(request)
                        .build());
    }
}
