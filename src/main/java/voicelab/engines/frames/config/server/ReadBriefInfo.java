package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestBriefInfo{objectType, filter}}: one {@code EventBriefInfo} with DBID, name, state and folder of each. */
final class ReadBriefInfo implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure, FrameException {
        CfgType type = Asked.type(guest, request);
        ArrayNode objects = JsonNodeFactory.instance.arrayNode();
        for (CfgObject object : ObjectFilter.pick(desk.store(), type, request)) {
            ObjectNode brief =
                    objects.addObject().put(CfgObject.DBID, object.dbid()).put(CfgObject.NAME, object.name());
            brief.put(CfgObject.STATE, object.number(CfgObject.STATE).orElse(1));
            String path = desk.store().folderPath(object);
            if (!path.isEmpty()) brief.put("folderPath", path);
        }
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_BRIEF_INFO)
                        .put("objectType", type.number())
                        .put("objects", objects)
                        .answering(request)
                        .build());
    }
}
