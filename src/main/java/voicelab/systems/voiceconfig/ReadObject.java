package voicelab.systems.voiceconfig;

import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET /lab/v1/config/{type}/{dbid}}: one object. */
final class ReadObject implements HttpAnswer {
    private final Shelf shelf;

    ReadObject(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        CfgShape shape = ObjectJson.shape(asked.segment("type"));
        String dbid = asked.segment("dbid");
        if (!dbid.matches("[0-9]{1,9}")) throw new HttpRefusal(400, "a DBID is a whole number; by name: ?name=");
        CfgObject object = shelf.objects()
                .get(shape.type(), Integer.parseInt(dbid))
                .orElseThrow(() -> new HttpRefusal(404, "no " + shape.type().typeName() + " with DBID " + dbid));
        return shelf.marked(JsonBody.reply(200, ObjectJson.of(object)));
    }
}
