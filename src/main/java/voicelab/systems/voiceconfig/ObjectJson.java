package voicelab.systems.voiceconfig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** An object as JSON: its attributes as on the wire, options and user properties as sections that hold keys and values. */
final class ObjectJson {
    private ObjectJson() {}

    static ObjectNode of(CfgObject object) {
        ObjectNode json = object.json();
        json.remove(CfgObject.OPTIONS);
        json.remove(CfgObject.USER_PROPERTIES);
        if (!object.options().isEmpty()) json.set(CfgObject.OPTIONS, of(object.options()));
        if (!object.userProperties().isEmpty()) json.set(CfgObject.USER_PROPERTIES, of(object.userProperties()));
        return json;
    }

    private static ObjectNode of(KvList list) {
        ObjectNode json = JsonBody.object();
        for (KvList.Entry each : list.entries()) {
            if (each.value() instanceof KvValue.Nested nested) json.set(each.key(), of(nested.list()));
            else if (each.value() instanceof KvValue.Int number) json.put(each.key(), number.value());
            else if (each.value() instanceof KvValue.Binary binary)
                json.put(each.key(), Base64.getEncoder().encodeToString(binary.value()));
            else json.put(each.key(), each.value().text());
        }
        return json;
    }

    /** @throws HttpRefusal 404 for a word that is no type */
    static CfgShape shape(String word) throws HttpRefusal {
        return CfgShapes.named(word)
                .orElseThrow(() -> new HttpRefusal(
                        404,
                        "no such type; known are "
                                + String.join(
                                        ", ",
                                        CfgShapes.all().stream()
                                                .map(CfgShape::word)
                                                .sorted()
                                                .toList())));
    }
}
