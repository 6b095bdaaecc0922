package voicelab.engines.frames.config.document;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;

/** Names in a document: a reference loses its {@code Dbid}, since it holds a name. */
final class DocNames {
    static final String TENANT = "tenant";
    static final String FOLDER = "folder";
    static final String PATH = "path";
    static final String OF = "of";
    static final String OPTIONS = "options";
    static final String DISPLAY_NAME = "displayName";
    static final String ANNEX = "annex";

    /** Holds as JSON what the model has no row for, so that nothing is lost. */
    static final String JSON = "json";

    private static final String ONE = "Dbid";
    private static final String MANY = "Dbids";

    private DocNames() {}

    /** {@code switchDbid} is {@code switch}, {@code didDbids} is {@code dids}, a member's {@code dbid} is {@code person}. */
    static String of(CfgAttribute attribute) {
        String name = attribute.last();
        if (attribute.target().isEmpty()) return name;
        if (name.equals(CfgObject.DBID)) {
            String word = CfgShapes.shape(attribute.target().get()).word();
            return word.substring(0, word.length() - 1);
        }
        if (name.endsWith(MANY)) return name.substring(0, name.length() - MANY.length()) + "s";
        return name.endsWith(ONE) ? name.substring(0, name.length() - ONE.length()) : name;
    }

    /** The names of what tells objects of a type apart, most telling last. */
    static List<String> key(CfgType type) {
        if (type == CfgType.FOLDER) return List.of(TENANT, OF, PATH);
        CfgShape shape = CfgShapes.shape(type);
        List<String> names = new ArrayList<>();
        for (String part : shape.keys().get(0)) {
            CfgAttribute attribute = shape.attribute(part).orElseThrow();
            if (attribute.target().isEmpty()) {
                names.add(part);
                continue;
            }
            List<String> target = key(attribute.target().get());
            names.addAll(target.subList(0, target.size() - 1));
            names.add(of(attribute));
        }
        return names;
    }

    /** The word of a type of which a folder holds objects. */
    static String word(String number) {
        return CfgType.of(number).map(type -> CfgShapes.shape(type).word()).orElse(number);
    }
}
