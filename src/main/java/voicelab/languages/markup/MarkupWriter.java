package voicelab.languages.markup;

import java.util.Map;

/** A tree as XML text again. */
public final class MarkupWriter {
    private static final String XML = "{http://www.w3.org/XML/1998/namespace}";

    private MarkupWriter() {}

    /** The tree with every element in one namespace: a grammar inside of a page becomes a grammar of its own. */
    public static String write(MarkupElement element, String namespace) {
        StringBuilder out = new StringBuilder();
        write(element, " xmlns=\"" + escaped(namespace) + "\"", out);
        return out.toString();
    }

    private static void write(MarkupElement element, String declaration, StringBuilder out) {
        out.append('<').append(element.name()).append(declaration);
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            if (name.startsWith(XML)) name = "xml:" + name.substring(XML.length());
            // attributes of other namespaces are annotations; the languages here have none of their own
            if (!name.startsWith("{"))
                out.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(attribute.getValue()))
                        .append('"');
        }
        out.append('>');
        for (MarkupNode child : element.children()) {
            if (child instanceof MarkupElement inner) write(inner, "", out);
            else if (child instanceof MarkupText text) out.append(escaped(text.text()));
        }
        out.append("</").append(element.name()).append('>');
    }

    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
