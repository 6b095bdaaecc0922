package voicelab.engines.frames.config.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;

/**
 * One attribute of a type.
 *
 * @param steps its path; a list on the way stands for each of its items
 * @param target the type that it points at by DBID, where it does
 */
public record CfgAttribute(List<String> steps, Optional<CfgType> target, Set<Trait> traits) {
    /** What the reference says of an attribute. */
    public enum Trait {
        /** Mandatory at creation. */
        MUST,
        /** "Once specified, cannot be changed." */
        FIXED,
        /** A whole number; else text. */
        NUMBER,
        /** Points at the object whose state is passed on to this one. */
        PARENT,
        /** Goes away with the object that it points at; else such an object cannot be deleted. */
        WEAK
    }

    /** @param row a path, then traits in lower case and the constant of the type that it points at */
    static CfgAttribute read(String row) {
        String[] words = row.split(" ");
        Optional<CfgType> target = Optional.empty();
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        for (int i = 1; i < words.length; i++)
            if (Character.isUpperCase(words[i].charAt(0))) target = Optional.of(CfgType.valueOf(words[i]));
            else traits.add(Trait.valueOf(words[i].toUpperCase(Locale.ROOT)));
        return new CfgAttribute(List.of(words[0].split("\\.")), target, traits);
    }

    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    public String path() {
        return String.join(".", steps);
    }

    /** The attribute of the object itself that holds it. */
    public String outer() {
        return steps.get(0);
    }

    public String last() {
        return steps.get(steps.size() - 1);
    }

    /** Whether it is a list of DBIDs, such as {@code didDbids}. */
    public boolean isList() {
        return target.isPresent() && last().endsWith("Dbids");
    }

    /** Its values in an object, each of a list. */
    public List<JsonNode> values(CfgObject object) {
        List<JsonNode> found = new ArrayList<>();
        spread(object.attribute(outer()), found);
        for (String step : steps.subList(1, steps.size())) {
            List<JsonNode> next = new ArrayList<>();
            for (JsonNode each : found) spread(each.path(step), next);
            found = next;
        }
        return found;
    }

    private static void spread(JsonNode node, List<JsonNode> into) {
        if (node.isArray()) node.forEach(into::add);
        else if (!node.isMissingNode() && !node.isNull()) into.add(node);
    }

    /** The DBIDs that it holds; 0 stands for none and is left out. */
    public List<Integer> dbids(CfgObject object) {
        List<Integer> dbids = new ArrayList<>();
        for (JsonNode each : values(object)) if (each.intValue() != 0) dbids.add(each.intValue());
        return dbids;
    }

    /** Why an object cannot hold this; empty when it can. Looser input would slip past the other rules. */
    public String complaint(CfgObject object) {
        JsonNode outer = object.attribute(outer());
        if (outer.isMissingNode()) return "";
        if (steps.size() > 1 && !structured(outer)) return outer() + " is no structure";
        for (JsonNode each : values(object)) {
            if (target.isPresent() && !(each.isIntegralNumber() && each.canConvertToInt() && each.intValue() >= 0))
                return path() + " is no DBID" + (isList() ? " and no list of them" : "");
            if (is(Trait.NUMBER) && !(each.isIntegralNumber() && each.canConvertToInt()))
                return path() + " is a whole number";
        }
        if (target.isPresent() && steps.size() == 1 && isList() != outer.isArray())
            return path() + (isList() ? " is a list of DBIDs" : " is one DBID");
        return "";
    }

    private static boolean structured(JsonNode outer) {
        if (outer.isObject()) return true;
        if (!outer.isArray()) return false;
        for (JsonNode each : outer) if (!each.isObject()) return false;
        return true;
    }
}
