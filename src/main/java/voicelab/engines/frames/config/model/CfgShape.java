package voicelab.engines.frames.config.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.frames.config.CfgType;

/**
 * What objects of one type look like.
 *
 * @param word the type in a document, plural: {@code ivr-profiles}
 * @param keys attributes that together are unique, most telling last; the first list names an object
 * @param tenantFrom the reference whose tenant is the object's own ("read-only, set automatically"), empty where it is given
 */
public record CfgShape(
        CfgType type,
        String word,
        List<List<String>> keys,
        String tenantFrom,
        List<CfgAttribute> attributes,
        List<KeyedList> lists) {

    static CfgShape of(CfgType type, String word, String... keys) {
        List<List<String>> unique = new ArrayList<>();
        for (String key : keys) unique.add(List.of(key.split(" ")));
        return new CfgShape(type, word, unique, "", List.of(), List.of());
    }

    CfgShape tenantFrom(String reference) {
        return new CfgShape(type, word, keys, reference, attributes, lists);
    }

    CfgShape with(String... rows) {
        List<CfgAttribute> all = new ArrayList<>(attributes);
        for (String row : rows) all.add(CfgAttribute.read(row));
        return new CfgShape(type, word, keys, tenantFrom, all, lists);
    }

    CfgShape keyed(String... rows) {
        List<KeyedList> all = new ArrayList<>(lists);
        for (String row : rows) all.add(KeyedList.read(row));
        return new CfgShape(type, word, keys, tenantFrom, attributes, all);
    }

    public Optional<CfgAttribute> attribute(String path) {
        return attributes.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    public Optional<KeyedList> list(String path) {
        return lists.stream().filter(each -> each.path().equals(path)).findFirst();
    }

    /** The attributes that point at other objects. */
    public List<CfgAttribute> references() {
        return attributes.stream().filter(each -> each.target().isPresent()).toList();
    }

    /** The attribute that names an object: {@code name}, a DN's {@code number}, a person's {@code userName}. */
    public String label() {
        List<String> key = keys.get(0);
        return key.get(key.size() - 1);
    }
}
