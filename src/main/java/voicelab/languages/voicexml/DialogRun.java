package voicelab.languages.voicexml;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.srgs.Grammar;

/** What all dialogs of one session share. */
final class DialogRun {
    private static final int MAX_GRAMMARS = 50;

    final PageFetcher fetcher;
    final Line line;
    final DialogTrace trace;
    final DialogLimits limits;
    final Effort effort;
    final Scripts scripts;
    final Scope session;
    final PromptQueue prompts;
    final Recordings recordings = new Recordings();
    final PageLoader pages;

    /** Grammars that were fetched, by URI. */
    final Map<URI, Grammar> grammars = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, Grammar> eldest) {
            return size() > MAX_GRAMMARS;
        }
    };

    /** VoiceXML 2.0 1.5.4: the caller is gone, handlers run, nothing is played or heard any more. Null while they are here. */
    private Outcome farewell;

    DialogRun(
            PageFetcher fetcher,
            Line line,
            DialogTrace trace,
            Map<String, Object> sessionVariables,
            DialogLimits limits) {
        this.fetcher = fetcher;
        this.line = line;
        this.trace = trace;
        this.limits = limits;
        this.effort = new Effort(limits);
        this.scripts = new Scripts(limits.scripts());
        this.session = scripts.scope("session", null);
        SessionVariables.nested(sessionVariables).forEach((name, value) -> session.put(name, scripts.wrap(value)));
        this.prompts = new PromptQueue(this);
        this.pages = new PageLoader(this);
    }

    boolean over() {
        return farewell != null;
    }

    /** The line is gone; what {@code <exit>} or the end of all handlers will answer. */
    void over(Outcome outcome) {
        if (farewell == null) farewell = outcome;
    }

    /** The event that tells the application. */
    Departure.Thrown hungUp(String place) {
        over(new Outcome.HungUp(Map.of()));
        return new Departure.Thrown("connection.disconnect.hangup", "the caller hung up", place);
    }

    /** The session ends with these values. */
    Departure.Ended ended(Map<String, Object> values) {
        if (farewell == null) return new Departure.Ended(new Outcome.Exited(values));
        if (values.isEmpty()) return new Departure.Ended(farewell);
        return new Departure.Ended(
                farewell instanceof Outcome.HungUp ? new Outcome.HungUp(values) : new Outcome.Disconnected(values));
    }

    void metric(String name, Object... parts) {
        StringBuilder text = new StringBuilder();
        for (Object part : parts) text.append(text.isEmpty() ? "" : "|").append(part);
        trace.metric(name, text.toString());
    }

    void note(String text, URI page, int lineNumber) {
        trace.log(new LogLine("interpreter", text, "", page, lineNumber));
    }
}
