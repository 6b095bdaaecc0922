package voicelab.engines.frames.config.server;

import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestCreateObject{objectType, object}}: {@code EventObjectCreated} with the object and its new DBID. */
final class CreateObject implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure, FrameException {
        CfgType type = Asked.type(guest, request);
        CfgObject draft = CfgObject.read(type, request.attribute("object"));
        desk.write(
                guest,
                request,
                store -> store.planCreate(draft),
                created -> FrameMessage.named(ConfigNames.EVENT_OBJECT_CREATED)
                        .put("objectType", type.number())
                        .put(CfgObject.DBID, created.dbid())
                        .put("object", created.json()));
    }
}
