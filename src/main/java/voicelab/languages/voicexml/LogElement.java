package voicelab.languages.voicexml;

import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;
import voicelab.languages.markup.MarkupText;

/** {@code <log>}, VoiceXML 2.0 5.3.13, with the vendor's {@code gvp:dest} (gvp.md 2.3). */
final class LogElement implements Executable {
    private static final String DESTINATION = "{http://www.genesyslab.com/2006/vxml21-extension}dest";

    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        StringBuilder text = new StringBuilder();
        for (MarkupNode child : element.children()) {
            if (child instanceof MarkupText plain) text.append(plain.text());
            else if (child instanceof MarkupElement value) text.append(frame.textOf("expr", value));
        }
        Object expression = frame.valueOf("expr", element);
        if (!Scripts.isUndefined(expression)) text.append(' ').append(frame.text(expression, element));
        String line = text.toString().strip().replaceAll("\\s+", " ");
        String label = element.get("label", "");
        frame.run.trace.log(new LogLine(
                label, line, element.get(DESTINATION, ""), frame.context.page().uri(), element.line()));
        frame.run.metric("log", label, line);
    }
}
