package voicelab.engines.frames.config.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;

/** Questions that a store asks of the object model's tables. */
final class CfgRules {
    /** An attribute of one type that points at another. */
    record Pointer(CfgType owner, CfgAttribute attribute) {}

    private static final Map<CfgType, List<Pointer>> POINTERS = new EnumMap<>(CfgType.class);

    static {
        for (CfgType type : CfgType.values()) POINTERS.put(type, new ArrayList<>());
        for (CfgShape shape : CfgShapes.all())
            for (CfgAttribute each : shape.references())
                POINTERS.get(each.target().orElseThrow()).add(new Pointer(shape.type(), each));
    }

    private CfgRules() {}

    /** What may point at objects of this type. */
    static List<Pointer> pointersAt(CfgType target) {
        return POINTERS.get(target);
    }

    static boolean isFixed(CfgType type, String attribute) {
        return CfgShapes.shape(type)
                .attribute(attribute)
                .map(known -> known.is(Trait.FIXED))
                .orElse(false);
    }

    /** What must be unique among the objects of a type: a name in its tenant, a DN's number in its switch. */
    static List<String> identities(CfgObject object) {
        List<String> identities = new ArrayList<>();
        List<List<String>> keys = CfgShapes.shape(object.type()).keys();
        for (int i = 0; i < keys.size(); i++) {
            StringBuilder identity = new StringBuilder().append(i);
            for (String part : keys.get(i))
                identity.append('/').append(object.attribute(part).asText());
            identities.add(identity.toString());
        }
        return identities;
    }

    /** What people call an object by: its name, number or user name. */
    static String label(CfgObject object) {
        return object.attribute(CfgShapes.shape(object.type()).label()).asText();
    }
}
