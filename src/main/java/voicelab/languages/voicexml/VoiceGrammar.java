package voicelab.languages.voicexml;

import java.net.URI;
import voicelab.languages.markup.MarkupWriter;

/**
 * A grammar as a recogniser elsewhere takes it: by reference or as a document.
 *
 * @param uri where it is (or {@code builtin:grammar/digits}), or null
 * @param document SRGS in XML, or null when there is a URI
 */
public record VoiceGrammar(URI uri, String document) {
    static final String SRGS = "http://www.w3.org/2001/06/grammar";

    static VoiceGrammar ofPhrase(String words) {
        return new VoiceGrammar(
                null,
                "<grammar xmlns=\"" + SRGS + "\" version=\"1.0\" mode=\"voice\" root=\"phrase\">"
                        + "<rule id=\"phrase\" scope=\"public\">" + MarkupWriter.escaped(words) + "</rule></grammar>");
    }
}
