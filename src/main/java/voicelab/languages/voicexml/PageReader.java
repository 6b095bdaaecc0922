package voicelab.languages.voicexml;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;
import voicelab.languages.markup.MarkupNode;
import voicelab.languages.markup.MarkupReader;
import voicelab.languages.markup.MarkupText;

/**
 * Bytes to a {@link Page}: well-formed, of VoiceXML's vocabulary, every "exactly one of" kept. The namespace is not insisted
 * on: a page without one, or with one of its own throughout, is read.
 */
final class PageReader {
    static final String VXML = "http://www.w3.org/2001/vxml";
    private static final String XML = "{http://www.w3.org/XML/1998/namespace}";

    private static final KnownPages KNOWN = new KnownPages();

    private final String namespace;

    private PageReader(String namespace) {
        this.namespace = namespace;
    }

    /**
     * @param asked the URI that was asked for: what the page is known by
     * @param found where redirects led: what references resolve against
     */
    static Page read(byte[] document, URI asked, URI found, int maxBytes) throws MarkupException {
        KnownPages.Tree known = document.length <= maxBytes ? KNOWN.of(document) : null;
        if (known == null) {
            known = tree(document, maxBytes);
            KNOWN.keep(document, known);
        }
        MarkupElement vxml = known.vxml();
        URI base = reference(found, vxml.get(XML + "base", vxml.get("base", "")), vxml);
        URI application = vxml.has("application") ? reference(base, vxml.get("application"), vxml) : null;
        return new Page(asked, base, vxml, known.dialogs(), application);
    }

    private static KnownPages.Tree tree(byte[] document, int maxBytes) throws MarkupException {
        MarkupElement vxml = MarkupReader.read(document, maxBytes);
        if (!vxml.is("vxml")) throw new MarkupException(vxml.line(), "the root is <" + vxml.name() + ">, not <vxml>");
        String version = vxml.get("version", "");
        if (!version.startsWith("2.")) throw new MarkupException(vxml.line(), "version \"" + version + "\" is not 2.x");
        new PageReader(vxml.namespace()).check(vxml);
        return new KnownPages.Tree(vxml, Collections.unmodifiableMap(dialogs(vxml)));
    }

    private static URI reference(URI base, String text, MarkupElement where) throws MarkupException {
        if (text.isBlank()) return base;
        try {
            return base.resolve(text.strip());
        } catch (IllegalArgumentException e) {
            throw new MarkupException(where.line(), "\"" + text + "\" is no URI");
        }
    }

    private static Map<String, MarkupElement> dialogs(MarkupElement vxml) throws MarkupException {
        Map<String, MarkupElement> dialogs = new LinkedHashMap<>();
        for (MarkupElement dialog : vxml.elements().toList()) {
            if (!dialog.is("form") && !dialog.is("menu")) continue;
            String id = dialog.get("id", "\n" + dialogs.size());
            PageRules.checkForm(dialog);
            if (dialogs.put(id, dialog) != null) throw new MarkupException(dialog.line(), "a second dialog " + id);
        }
        return dialogs;
    }

    private void check(MarkupElement element) throws MarkupException {
        Vocabulary.Entry entry = Vocabulary.of(element.name());
        if (entry == null) throw new MarkupException(element.line(), "<" + element.name() + "> is not of VoiceXML");
        if (!entry.attributes().contains("*"))
            for (String attribute : element.attributes().keySet())
                if (!attribute.startsWith("{") && !entry.attributes().contains(attribute))
                    throw new MarkupException(element.line(), "<" + element.name() + "> has no attribute " + attribute);
        PageRules.check(element);
        if (!entry.children().contains("*"))
            for (MarkupNode child : element.children()) checkChild(element, entry, child);
    }

    private void checkChild(MarkupElement parent, Vocabulary.Entry entry, MarkupNode child) throws MarkupException {
        Set<String> allowed = entry.children();
        if (child instanceof MarkupText text && !text.text().isBlank() && !allowed.contains("#text"))
            throw new MarkupException(text.line(), "text does not belong into <" + parent.name() + ">");
        if (!(child instanceof MarkupElement element)) return;
        boolean known = element.is("grammar")
                || element.namespace().equals(namespace)
                || element.namespace().equals(VXML);
        if (!known || !allowed.contains(element.name()))
            throw new MarkupException(
                    element.line(),
                    "<" + element.name() + "> does not belong into <" + parent.name() + ">"
                            + (known ? "" : " (namespace " + element.namespace() + ")"));
        check(element);
    }
}
