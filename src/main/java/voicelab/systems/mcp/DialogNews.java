package voicelab.systems.mcp;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import voicelab.languages.voicexml.DialogTrace;
import voicelab.languages.voicexml.LogLine;

/** What a dialog tells of itself: log lines into the journal, metrics into the call detail events. */
final class DialogNews implements DialogTrace {
    private final DialogRequest request;
    private final BiConsumer<String, String> events;
    private final Consumer<String> notes;

    DialogNews(DialogRequest request, BiConsumer<String, String> events, Consumer<String> notes) {
        this.request = request;
        this.events = events;
        this.notes = notes;
    }

    @Override
    public void log(LogLine line) {
        String label = line.label().isEmpty() ? "" : line.label() + ": ";
        notes.accept("log " + label + line.text());
    }

    @Override
    public void metric(String name, String text) {
        if (!name.equals("appl_begin")) {
            events.accept(name, text);
            return;
        }
        String defaults = request.params().getOrDefault("gvp.defaultsvxml", "");
        events.accept(name, text + "|DEFAULTS=" + defaults + "|ANI=" + request.ani() + "|DNIS=" + request.dnis());
    }
}
