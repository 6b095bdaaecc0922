package voicelab.engines.frames.config.server;

import com.fasterxml.jackson.databind.JsonNode;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** Adds to, changes and takes from {@code options} or {@code userProperties}: section, key, value. */
final class SectionDeltas {
    private SectionDeltas() {}

    /** @param minus whether the named keys and sections are taken away */
    static KvList apply(KvList old, String name, JsonNode value, boolean minus) throws ConfigFailure {
        try {
            KvList given = KvCodec.read(value, name);
            return minus ? minus(old, given) : plus(old, given);
        } catch (FrameException e) {
            throw Deltas.bad(e.getMessage());
        }
    }

    private static KvList plus(KvList old, KvList given) {
        KvList next = old;
        for (KvList.Entry section : given.entries()) {
            KvList values = next.list(section.key());
            if (section.value() instanceof KvValue.Nested nested) {
                for (KvList.Entry each : nested.list().entries()) values = values.with(each.key(), each.value());
                next = next.with(section.key(), values);
            } else next = next.with(section.key(), section.value());
        }
        return next;
    }

    /** A section that names no keys goes as a whole; a section whose last key goes stays, empty. */
    private static KvList minus(KvList old, KvList given) {
        KvList next = old;
        for (KvList.Entry section : given.entries()) {
            KvList keys = given.list(section.key());
            if (keys.isEmpty()) next = next.without(section.key());
            else if (next.get(section.key()).isPresent()) {
                KvList values = next.list(section.key());
                for (KvList.Entry each : keys.entries()) values = values.without(each.key());
                next = next.with(section.key(), values);
            }
        }
        return next;
    }
}
