package voicelab.languages.markup;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Bytes to a {@link MarkupElement} tree. A DOCTYPE is tolerated (VoiceXML pages carry one) and never followed: nothing
 * outside the document is read. Keeps no state; safe for any thread.
 */
public final class MarkupReader {
    /** Elements nested deeper than this are refused: the interpreters walk the tree by recursion. */
    public static final int MAX_DEPTH = 64;

    public static final int MAX_ELEMENTS = 20_000;

    private MarkupReader() {}

    public static MarkupElement read(byte[] document, int maxBytes) throws MarkupException {
        return read(document, maxBytes, true);
    }

    /** As {@link #read}, for languages that forbid a DOCTYPE (SOAP 1.1 section 3): one is an error. */
    public static MarkupElement readWithoutDoctype(byte[] document, int maxBytes) throws MarkupException {
        return read(document, maxBytes, false);
    }

    private static MarkupElement read(byte[] document, int maxBytes, boolean doctype) throws MarkupException {
        if (document.length > maxBytes)
            throw new MarkupException(0, "document has " + document.length + " bytes, the limit is " + maxBytes);
        TreeBuilder tree = new TreeBuilder();
        try {
            XMLReader reader = reader(doctype);
            reader.setContentHandler(tree);
            reader.setErrorHandler(tree);
            reader.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
            reader.parse(new InputSource(new ByteArrayInputStream(document)));
        } catch (TreeBuilder.Refused e) {
            throw new MarkupException(e.line(), e.getMessage());
        } catch (SAXParseException e) {
            throw new MarkupException(Math.max(0, e.getLineNumber()), "not well-formed XML: " + e.getMessage());
        } catch (SAXException | IOException e) {
            // IOException: bytes that are not in the declared encoding
            throw new MarkupException(tree.line(), "cannot be read as XML: " + e.getMessage());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no XML parser with the needed features", e);
        }
        return tree.root();
    }

    private static XMLReader reader(boolean doctype) throws ParserConfigurationException, SAXException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", !doctype);
        return factory.newSAXParser().getXMLReader();
    }
}
