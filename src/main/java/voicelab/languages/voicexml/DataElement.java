package voicelab.languages.voicexml;

import java.net.URI;
import java.util.Locale;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;
import voicelab.languages.markup.MarkupReader;

/** {@code <data>}, VoiceXML 2.1 section 5: fetches XML while the dialog stays, and shows it to scripts as a DOM. */
final class DataElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        Fetching fetching = new Fetching(frame, element);
        URI uri = fetching.resolve(frame.either(element, "src", "srcexpr"));
        Fetched.Document document = fetching.fetch(
                FetchRequest.Purpose.DATA,
                element.get("method", "get").toUpperCase(Locale.ROOT),
                uri,
                FormFields.of(frame.values(element.get("namelist"), element), frame),
                element.get("enctype", FormFields.URLENCODED));
        String name = element.get("name");
        if (name == null) return;
        Object dom = dom(document, element, frame);
        Scope home = frame.scope.find(name);
        if (home == null || home == frame.run.session) home = frame.scope;
        home.put(name, dom);
    }

    private static Object dom(Fetched.Document document, MarkupElement element, Frame frame) throws Departure {
        try {
            MarkupElement root = MarkupReader.read(document.body(), frame.run.limits.pageBytes());
            return new DomBuilder(frame, element).document(root);
        } catch (MarkupException e) {
            throw frame.thrown("error.badfetch", element, document.finalUri() + ": " + e.getMessage());
        }
    }
}
