package voicelab.systems.voiceconfig;

import com.fasterxml.jackson.databind.node.ArrayNode;
import voicelab.engines.frames.config.ConfigMirror;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.http.HttpReply;

/** {@code GET /lab/v1/config}: the types, and how many objects there are of each. */
final class ListTypes implements HttpAnswer {
    private final Shelf shelf;

    ListTypes(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        ConfigMirror objects = shelf.objects();
        ArrayNode types = JsonBody.array();
        for (CfgShape each : CfgShapes.all())
            types.addObject()
                    .put("type", each.word())
                    .put("objectType", each.type().number())
                    .put("name", each.type().typeName())
                    .put("count", objects.all(each.type()).size());
        return shelf.marked(JsonBody.reply(200, types));
    }
}
