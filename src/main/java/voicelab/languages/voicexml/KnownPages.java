package voicelab.languages.voicexml;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;

/**
 * Pages that were read and found valid, by their bytes: a call that fetches what another has fetched need not read it again. What
 * is kept is the unchanging tree alone, not where it came from. Thread-safe; bounded.
 */
final class KnownPages {
    private static final int MOST_PAGES = 64;
    private static final int MOST_BYTES = 64 * 1024;

    /**
     * @param vxml the root element, checked
     * @param dialogs as in {@link Page}
     */
    record Tree(MarkupElement vxml, Map<String, MarkupElement> dialogs) {}

    private final Map<ByteBuffer, Tree> trees = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Tree> eldest) {
            return size() > MOST_PAGES;
        }
    };

    /** Null for one that is not known. */
    synchronized Tree of(byte[] document) {
        return trees.get(ByteBuffer.wrap(document));
    }

    /** @param document never changed by anybody from now on */
    synchronized void keep(byte[] document, Tree tree) {
        if (document.length <= MOST_BYTES) trees.put(ByteBuffer.wrap(document), tree);
    }
}
