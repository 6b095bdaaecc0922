package voicelab.engines.frames.config.document;

import java.util.Base64;
import java.util.Map;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;

/** Reads options or an annex: section, key, value. A value that is no text says its kind: {@code {int: 5}}. */
final class SectionReader {
    static final String INT = "int";
    static final String BINARY = "binary";
    static final String LIST = "list";
    private static final int DEEPEST = 7;

    private final DocumentReader document;

    SectionReader(DocumentReader document) {
        this.document = document;
    }

    KvList read(DocNode node) {
        KvList sections = KvList.EMPTY;
        if (!node.isMapping() && node.value() != null)
            document.complain(node, "sections are wanted (section: {key: value})");
        for (Map.Entry<String, DocNode> section : node.fields().entrySet()) {
            DocNode inner = section.getValue();
            if (inner.isScalar()) sections = sections.with(section.getKey(), inner.text());
            else sections = sections.with(section.getKey(), values(inner, 1));
        }
        return sections;
    }

    private KvList values(DocNode node, int depth) {
        KvList values = KvList.EMPTY;
        if (node.isList() || depth > DEEPEST) document.complain(node, "key: value is wanted, at most 8 deep");
        else
            for (Map.Entry<String, DocNode> each : node.fields().entrySet())
                values = values.with(each.getKey(), value(each.getValue(), depth));
        return values;
    }

    private KvValue value(DocNode node, int depth) {
        if (!node.isMapping()) {
            if (node.isList()) document.complain(node, "a value is one text; for a list write {list: {...}}");
            return new KvValue.Text(node.text());
        }
        try {
            if (node.fields().containsKey(INT)) return new KvValue.Int(Integer.parseInt(node.text(INT)));
            if (node.fields().containsKey(BINARY))
                return new KvValue.Binary(Base64.getDecoder().decode(node.text(BINARY)));
        } catch (IllegalArgumentException e) {
            document.complain(node, "no such value: " + e.getMessage());
            return new KvValue.Text("");
        }
        if (node.fields().containsKey(LIST))
            return new KvValue.Nested(values(node.fields().get(LIST), depth + 1));
        document.complain(node, "a value is a text, or {int: }, {binary: } or {list: }");
        return new KvValue.Text("");
    }
}
