package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;
import voicelab.languages.markup.MarkupText;

/** The executable elements. */
final class Executables {
    private static final Map<String, Executable> TABLE = Map.ofEntries(
            Map.entry("assign", new AssignElement()),
            Map.entry("clear", new ClearElement()),
            Map.entry("data", new DataElement()),
            Map.entry("disconnect", new DisconnectElement()),
            Map.entry("exit", new ExitElement()),
            Map.entry("foreach", new ForeachElement()),
            Map.entry("goto", new GotoElement()),
            Map.entry("if", new IfElement()),
            Map.entry("log", new LogElement()),
            Map.entry("prompt", (element, frame) -> new Prompting(frame).queue(element)),
            Map.entry("reprompt", (element, frame) -> {
                if (frame.form != null) frame.form.reprompt();
            }),
            Map.entry("return", new ReturnElement()),
            Map.entry("script", new ScriptElement()),
            Map.entry("send", new SendElement()),
            Map.entry("submit", new SubmitElement()),
            Map.entry("throw", new ThrowElement()),
            Map.entry("var", new VarElement()));

    private Executables() {}

    static void execute(MarkupElement element, Frame frame) throws Departure {
        frame.run.effort.element(frame.place(element));
        Executable executable = TABLE.get(element.name());
        if (executable == null)
            throw frame.thrown(
                    "error.unsupported." + element.name(), element, "<" + element.name() + "> is not implemented");
        executable.execute(element, frame);
    }

    /** Elements in order; text, audio and values between them are prompts. */
    static void execute(List<MarkupNode> content, Frame frame) throws Departure {
        List<MarkupNode> spoken = new ArrayList<>();
        for (MarkupNode node : content) {
            if (isSpoken(node)) {
                spoken.add(node);
                continue;
            }
            speak(spoken, frame);
            execute((MarkupElement) node, frame);
        }
        speak(spoken, frame);
    }

    static boolean isSpoken(MarkupNode node) {
        if (node instanceof MarkupText) return true;
        return node instanceof MarkupElement element
                && (element.is("audio") || element.is("value") || element.is("enumerate"));
    }

    private static void speak(List<MarkupNode> spoken, Frame frame) throws Departure {
        if (!spoken.isEmpty()) new Prompting(frame).queueText(List.copyOf(spoken));
        spoken.clear();
    }
}
