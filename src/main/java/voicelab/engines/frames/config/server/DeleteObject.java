package voicelab.engines.frames.config.server;

import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;

/** {@code RequestDeleteObject{objectType, dbid}}: {@code EventObjectDeleted}; refused while another object points at it. */
final class DeleteObject implements ConfigOperation {
    @Override
    public void answer(ConfigDesk desk, ConfigGuest guest, FrameMessage request) throws ConfigFailure {
        CfgType type = Asked.type(guest, request);
        int dbid = Asked.dbid(request.attribute(CfgObject.DBID), CfgObject.DBID);
        desk.write(
                guest,
                request,
                store -> store.planDelete(type, dbid),
                deleted -> FrameMessage.named(ConfigNames.EVENT_OBJECT_DELETED)
                        .put("objectType", type.number())
                        .put(CfgObject.DBID, dbid));
    }
}
