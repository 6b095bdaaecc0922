package voicelab.languages.voicexml;

import java.net.URI;
import voicelab.languages.markup.MarkupElement;

/** {@code <script>}, VoiceXML 2.0 5.3.12: runs in the scope where it stands. */
final class ScriptElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        String source = frame.either(element, "src", "srcexpr");
        if (source == null) {
            frame.script(element.text(), element, frame.context.page().uri(), element.line());
            return;
        }
        Fetching fetching = new Fetching(frame, element);
        URI uri = fetching.resolve(source);
        Fetched.Document document = fetching.get(FetchRequest.Purpose.SCRIPT, uri);
        String program = Charsets.decode(document, element.get("charset", "UTF-8"));
        frame.script(program, element, uri, 1);
    }
}
