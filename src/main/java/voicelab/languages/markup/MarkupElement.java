package voicelab.languages.markup;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One XML element.
 *
 * <p>Identity matters: two elements that look alike in one document are different elements, so this is no record.
 */
public final class MarkupElement implements MarkupNode {
    private final String namespace;
    private final String name;
    private final String qualifiedName;
    private final Map<String, String> attributes;
    private final List<MarkupNode> children;
    private final int line;

    /**
     * @param namespace namespace URI, empty when there is none
     * @param name local name
     * @param qualifiedName with its prefix, as written
     * @param attributes by local name when they have no namespace, else by {@code {namespace}local}
     * @param children in document order
     * @param line line of the start tag, from 1
     */
    MarkupElement(
            String namespace,
            String name,
            String qualifiedName,
            Map<String, String> attributes,
            List<MarkupNode> children,
            int line) {
        this.namespace = namespace;
        this.name = name;
        this.qualifiedName = qualifiedName;
        this.attributes = attributes;
        this.children = children;
        this.line = line;
    }

    public String namespace() {
        return namespace;
    }

    public String name() {
        return name;
    }

    /** The name as written, {@code prefix:local}. */
    public String qualifiedName() {
        return qualifiedName;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    public List<MarkupNode> children() {
        return children;
    }

    @Override
    public int line() {
        return line;
    }

    public boolean is(String wanted) {
        return name.equals(wanted);
    }

    public boolean has(String attribute) {
        return attributes.containsKey(attribute);
    }

    /** The attribute's value, or null. */
    public String get(String attribute) {
        return attributes.get(attribute);
    }

    public String get(String attribute, String otherwise) {
        return attributes.getOrDefault(attribute, otherwise);
    }

    public Optional<String> find(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    public Stream<MarkupElement> elements() {
        return children.stream().filter(MarkupElement.class::isInstance).map(MarkupElement.class::cast);
    }

    public Stream<MarkupElement> elements(String wanted) {
        return elements().filter(child -> child.is(wanted));
    }

    /** The direct text of this element, without what its child elements hold. */
    public String text() {
        StringBuilder all = new StringBuilder();
        for (MarkupNode child : children) if (child instanceof MarkupText text) all.append(text.text());
        return all.toString();
    }

    /** Whether anything but white space stands inside. */
    public boolean hasContent() {
        return elements().findAny().isPresent() || !text().isBlank();
    }

    @Override
    public String toString() {
        return "<" + name + "> at line " + line;
    }
}
