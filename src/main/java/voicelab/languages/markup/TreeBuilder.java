package voicelab.languages.markup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** SAX events to a tree, counting depth and elements. */
final class TreeBuilder extends DefaultHandler {
    private final Deque<Open> open = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private int textLine;
    private int elements;
    private Locator locator;
    private MarkupElement root;

    /** An element whose end tag has not come yet. */
    private record Open(MarkupElement element, List<MarkupNode> children) {}

    static final class Refused extends SAXException {
        private final int line;

        Refused(int line, String problem) {
            super(problem);
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    MarkupElement root() {
        return root;
    }

    int line() {
        return locator == null ? 0 : Math.max(0, locator.getLineNumber());
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes raw) throws SAXException {
        flushText();
        if (open.size() >= MarkupReader.MAX_DEPTH)
            throw new Refused(line(), "elements nested deeper than " + MarkupReader.MAX_DEPTH);
        if (++elements > MarkupReader.MAX_ELEMENTS)
            throw new Refused(line(), "more than " + MarkupReader.MAX_ELEMENTS + " elements");
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < raw.getLength(); i++) {
            String space = raw.getURI(i);
            String name = space.isEmpty() ? raw.getLocalName(i) : "{" + space + "}" + raw.getLocalName(i);
            attributes.put(name, raw.getValue(i));
        }
        List<MarkupNode> children = new ArrayList<>();
        MarkupElement element = new MarkupElement(
                uri,
                localName,
                qName,
                Collections.unmodifiableMap(attributes),
                Collections.unmodifiableList(children),
                line());
        if (open.isEmpty()) root = element;
        else open.peek().children().add(element);
        open.push(new Open(element, children));
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        flushText();
        open.pop();
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (text.isEmpty()) textLine = line();
        text.append(chars, start, length);
    }

    @Override
    public void error(SAXParseException e) {
        // validity errors only: these documents are read without their DTD
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    private void flushText() {
        if (text.isEmpty() || open.isEmpty()) return;
        open.peek().children().add(new MarkupText(text.toString(), textLine));
        text.setLength(0);
    }
}
