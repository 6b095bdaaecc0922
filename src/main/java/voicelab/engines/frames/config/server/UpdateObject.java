package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestUpdateObject{objectType, delta{dbid, ...}}}: {@code EventObjectUpdated} with the object as it is now. */
final class UpdateObject implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        CfgType type = Asked.type(guest, request);
        JsonNode delta = request.attribute("delta");
        if (!delta.isObject())
            throw new ConfigFailure(ConfigNames.BAD_REQUEST, "delta is wanted, an object with a dbid");
        int dbid = Asked.dbid(delta.path(CfgObject.DBID), "delta.dbid");
        CfgDelta asked = new CfgDelta(type, dbid, (ObjectNode) delta);
        desk.write(
                guest,
                request,
                store -> store.planUpdate(asked),
                updated -> FrameMessage.named(ConfigNames.EVENT_OBJECT_UPDATED)
                        .put("objectType", type.number())
                        .put(CfgObject.DBID, dbid)
                        .put("object", updated.json()));
    }
}
