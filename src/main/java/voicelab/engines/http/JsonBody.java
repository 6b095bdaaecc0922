package voicelab.engines.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import voicelab.protocols.http.HttpReply;

/** JSON bodies as trees, bounded in depth and length. */
public final class JsonBody {
    private static final int MAX_DEPTH = 100;
    private static final String TYPE = "application/json";

    /** Made at the first JSON body, not at boot. */
    private static final class Lazy {
        static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(MAX_DEPTH)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    private JsonBody() {}

    public static ObjectNode object() {
        return Lazy.MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return Lazy.MAPPER.createArrayNode();
    }

    /** The request's body; refused with 400 when it is no JSON. */
    public static JsonNode of(Asked asked) throws HttpRefusal {
        try {
            JsonNode node = Lazy.MAPPER.readTree(asked.request().body());
            if (node == null || node.isMissingNode()) throw new HttpRefusal(400, "JSON: the body is empty");
            return node;
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new HttpRefusal(400, "JSON: " + e.getOriginalMessage() + where);
        } catch (IOException e) {
            throw new HttpRefusal(400, "JSON: " + e.getMessage());
        }
    }

    /** A reply's body, a file's content; an IOException in a sentence when it is no JSON. */
    public static JsonNode read(byte[] bytes) throws IOException {
        try {
            return Lazy.MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new IOException("no JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static HttpReply reply(int status, JsonNode node) {
        return HttpReply.of(status, TYPE, node.toString());
    }
}
