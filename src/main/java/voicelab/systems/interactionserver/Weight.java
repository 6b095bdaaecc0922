package voicelab.systems.interactionserver;

import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** How much of the bound a key-value list takes: its characters, bytes twice. */
final class Weight {
    private static final int PER_ENTRY = 8;

    private Weight() {}

    static long of(KvList list) {
        long sum = 0;
        for (KvList.Entry entry : list.entries()) {
            sum += PER_ENTRY + entry.key().length();
            if (entry.value() instanceof KvValue.Nested nested) sum += of(nested.list());
            else if (entry.value() instanceof KvValue.Binary binary) sum += 2L * binary.value().length;
            else sum += entry.value().text().length();
        }
        return sum;
    }
}
