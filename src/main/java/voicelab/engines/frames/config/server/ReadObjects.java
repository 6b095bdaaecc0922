package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/**
 * {@code RequestReadObjects{objectType, filter}}: one or more {@code EventObjectsRead{objectType, objects}}, then {@code
 * EventObjectsSent{totalCount}}. Nothing found is no {@code EventObjectsRead} at all.
 */
final class ReadObjects implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure, FrameException {
        CfgType type = Asked.type(guest, request);
        List<CfgObject> found = ObjectFilter.pick(desk.store(), type, request);
        int all = found.stream().mapToInt(CfgObject::weight).sum();
        if (all > desk.settings().maxAnswerBytes())
            throw new ConfigFailure(
                    ConfigNames.LIMIT,
                    "these " + found.size() + " objects are more than "
                            + desk.settings().maxAnswerBytes() + " bytes: narrow the filter");
        ArrayNode chunk = JsonNodeFactory.instance.arrayNode();
        int bytes = 0;
        for (CfgObject object : found) {
            int weight = object.weight();
            if (!chunk.isEmpty() && bytes + weight > desk.settings().chunkBytes()) {
                send(guest, request, type, chunk);
                chunk = JsonNodeFactory.instance.arrayNode();
                bytes = 0;
            }
            chunk.add(told(desk.store(), object));
            bytes += weight;
        }
        if (!chunk.isEmpty()) send(guest, request, type, chunk);
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_OBJECTS_SENT)
                        .put("objectType", type.number())
                        .put("totalCount", found.size())
                        .answering(request)
                        .build());
    }

    private static ObjectNode told(ObjectStore store, CfgObject object) {
        ObjectNode json = object.json();
        String path = store.folderPath(object);
        return path.isEmpty() ? json : json.put("folderPath", path);
    }

    private static void send(ConfigGuest guest, FrameMessage request, CfgType type, ArrayNode objects) {
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_OBJECTS_READ)
                        .put("objectType", type.number())
                        .put("objects", objects)
                        .answering(request)
                        .build());
    }
}
