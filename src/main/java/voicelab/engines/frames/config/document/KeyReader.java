package voicelab.engines.frames.config.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.model.CfgAttribute;
import voicelab.engines.frames.config.model.CfgAttribute.Trait;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;

/** Reads by which names an object of a document goes. */
final class KeyReader {
    private static final int LONGEST = 255;

    private final DocumentReader document;

    KeyReader(DocumentReader document) {
        this.document = document;
    }

    /** Empty when it complained. */
    Optional<ConfigKey> read(CfgShape shape, DocNode item) {
        List<String> names = DocNames.key(shape.type());
        String label = names.get(names.size() - 1);
        String own = item.text(label);
        if (own.isEmpty() || own.length() > LONGEST)
            return complain(item, "an object of " + shape.word() + " has its " + label + ", 1 to 255 characters");
        if (shape.type() == CfgType.FOLDER) return folder(item, own);
        List<String> parts = new ArrayList<>();
        for (String part : shape.keys().get(0)) {
            CfgAttribute attribute = shape.attribute(part).orElseThrow();
            if (attribute.target().isEmpty()) {
                if (item.text(part).isEmpty())
                    return complain(item, "an object of " + shape.word() + " has its " + part);
                parts.add(item.text(part));
                continue;
            }
            Optional<List<String>> pointed = pointed(shape, attribute, item);
            if (pointed.isEmpty()) return Optional.empty();
            parts.addAll(pointed.get());
        }
        return Optional.of(new ConfigKey(shape.type(), parts));
    }

    private Optional<List<String>> pointed(CfgShape shape, CfgAttribute attribute, DocNode item) {
        CfgType target = attribute.target().orElseThrow();
        String field = DocNames.of(attribute);
        String name = item.text(field);
        if (target == CfgType.TENANT && name.isEmpty())
            return attribute.is(Trait.MUST) ? onlyTenant(shape, item).map(List::of) : Optional.of(List.of(""));
        List<ConfigKey> found = document.known().called(target, name, item.text(DocNames.TENANT));
        if (found.size() == 1) return Optional.of(found.get(0).parts());
        complain(
                item,
                found.isEmpty()
                        ? field + " \"" + name + "\" names none of the "
                                + CfgShapes.shape(target).word()
                        : field + " \"" + name + "\" names several: say also the tenant");
        return Optional.empty();
    }

    /** Where there is one tenant only, it need not be said. */
    Optional<String> onlyTenant(CfgShape shape, DocNode item) {
        List<String> tenants = document.known().tenants();
        if (tenants.size() == 1) return Optional.of(tenants.get(0));
        document.complain(
                item,
                "an object of " + shape.word() + " has its tenant"
                        + (tenants.isEmpty() ? "; there is none yet (tenants:)" : "; there are several"));
        return Optional.empty();
    }

    private Optional<ConfigKey> folder(DocNode item, String path) {
        String of = item.text(DocNames.OF);
        Optional<CfgShape> holds =
                CfgShapes.all().stream().filter(each -> each.word().equals(of)).findFirst();
        if (holds.isEmpty()) return complain(item, "a folder says what it is of, such as \"of: applications\"");
        return Optional.of(key(item.text(DocNames.TENANT), holds.get().type(), path));
    }

    static ConfigKey key(String tenant, CfgType holds, String path) {
        return new ConfigKey(CfgType.FOLDER, List.of(tenant, Integer.toString(holds.number()), path));
    }

    private Optional<ConfigKey> complain(DocNode item, String what) {
        document.complain(item, what);
        return Optional.empty();
    }
}
