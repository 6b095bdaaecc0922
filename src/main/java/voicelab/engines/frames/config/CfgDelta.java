package voicelab.engines.frames.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;

/**
 * A change of one object, in the delta semantics of the Configuration Layer: an absent attribute is unchanged; {@code
 * options} and {@code userProperties} are additions, {@code changedOptions} and {@code changedUserProperties} new values,
 * {@code deletedOptions} and {@code deletedUserProperties} removals (a section with no keys stands for the whole section);
 * a list of numbers ({@code didDbids}) is what is added to it, {@code deletedDidDbids} what is taken away.
 */
public record CfgDelta(CfgType type, int dbid, ObjectNode attributes) {

    public static CfgDelta of(CfgType type, int dbid) {
        return new CfgDelta(type, dbid, JsonNodeFactory.instance.objectNode());
    }

    public CfgDelta set(String name, String value) {
        return new CfgDelta(type, dbid, attributes.deepCopy().put(name, value));
    }

    public CfgDelta set(String name, int value) {
        return new CfgDelta(type, dbid, attributes.deepCopy().put(name, value));
    }

    public CfgDelta set(String name, JsonNode value) {
        ObjectNode next = attributes.deepCopy();
        next.set(name, value);
        return new CfgDelta(type, dbid, next);
    }

    public CfgDelta set(String name, KvList value) {
        return set(name, KvCodec.write(value));
    }

    /** Adds these values to the user properties. */
    public CfgDelta addProperties(Map<String, Map<String, String>> sections) {
        return set(CfgObject.USER_PROPERTIES, KvList.ofSections(sections));
    }

    /** Gives these user properties new values. */
    public CfgDelta changeProperties(Map<String, Map<String, String>> sections) {
        return set("changedUserProperties", KvList.ofSections(sections));
    }

    /** Takes these user properties away; the values do not matter, a section without keys goes as a whole. */
    public CfgDelta deleteProperties(Map<String, Map<String, String>> sections) {
        return set("deletedUserProperties", KvList.ofSections(sections));
    }
}
