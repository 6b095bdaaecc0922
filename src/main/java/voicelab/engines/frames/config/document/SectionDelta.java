package voicelab.engines.frames.config.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import voicelab.protocols.frames.KvCodec;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** What options or an annex lack to be as a document has them, as the three lists of a delta. */
final class SectionDelta {
    private static final int LONGEST = 40;

    private final ObjectNode into;
    private final List<String> words;
    private final String attribute;
    private final String word;

    SectionDelta(ObjectNode into, List<String> words, String attribute, String word) {
        this.into = into;
        this.words = words;
        this.attribute = attribute;
        this.word = word;
    }

    /** @param all whether a document that does not name them means that there are none */
    void differ(Optional<KvList> named, KvList has, boolean all) {
        if (named.isEmpty() && !all) return;
        KvList want = named.orElse(KvList.EMPTY);
        KvList added = KvList.EMPTY;
        KvList changed = KvList.EMPTY;
        KvList deleted = KvList.EMPTY;
        for (KvList.Entry section : want.entries()) {
            Optional<KvValue> old = has.get(section.key());
            boolean inner = section.value() instanceof KvValue.Nested
                    && old.filter(KvValue.Nested.class::isInstance).isPresent();
            if (old.isEmpty()) {
                added = added.with(section.key(), section.value());
                words.add(word + " +" + section.key());
            } else if (inner) {
                KvList wanted = want.list(section.key());
                KvList now = has.list(section.key());
                added = into(added, section.key(), added(section.key(), wanted, now));
                changed = into(changed, section.key(), changed(section.key(), wanted, now));
                deleted = into(deleted, section.key(), deleted(section.key(), wanted, now));
            } else if (!section.value().equals(old.get())) {
                changed = changed.with(section.key(), section.value());
                words.add(word + " " + section.key() + ": another value");
            }
        }
        for (KvList.Entry section : has.entries())
            if (want.get(section.key()).isEmpty()) {
                deleted = deleted.with(section.key(), KvList.EMPTY);
                words.add(word + " -" + section.key());
            }
        put(attribute, added);
        put(EntryDelta.prefixed("changed", attribute), changed);
        put(EntryDelta.prefixed("deleted", attribute), deleted);
    }

    private static KvList into(KvList sections, String section, KvList values) {
        return values.isEmpty() ? sections : sections.with(section, values);
    }

    private void put(String name, KvList list) {
        if (!list.isEmpty()) into.set(name, KvCodec.write(list));
    }

    private KvList added(String section, KvList want, KvList has) {
        KvList added = KvList.EMPTY;
        for (KvList.Entry each : want.entries())
            if (has.get(each.key()).isEmpty()) {
                added = added.with(each.key(), each.value());
                words.add(word + " +" + section + "/" + each.key() + " = "
                        + told(each.value().text()));
            }
        return added;
    }

    private KvList changed(String section, KvList want, KvList has) {
        KvList changed = KvList.EMPTY;
        for (KvList.Entry each : want.entries()) {
            Optional<KvValue> old = has.get(each.key());
            if (old.isEmpty() || old.get().equals(each.value())) continue;
            changed = changed.with(each.key(), each.value());
            words.add(word + " " + section + "/" + each.key() + ": "
                    + told(old.get().text()) + " -> " + told(each.value().text()));
        }
        return changed;
    }

    private KvList deleted(String section, KvList want, KvList has) {
        KvList deleted = KvList.EMPTY;
        for (KvList.Entry each : has.entries())
            if (want.get(each.key()).isEmpty()) {
                deleted = deleted.with(each.key(), each.value());
                words.add(word + " -" + section + "/" + each.key());
            }
        return deleted;
    }

    static String told(String value) {
        String line = value.lines().findFirst().orElse("");
        if (line.length() == value.length() && line.length() <= LONGEST) return "\"" + line + "\"";
        return "\"" + line.substring(0, Math.min(LONGEST, line.length())) + "...\"";
    }
}
