package voicelab.languages.voicexml;

import java.net.URI;
import java.util.Map;

/**
 * One caller's VoiceXML session. {@link #load} fetches and compiles the first page, so that a SIP user agent can answer after
 * it (RFC 5552 section 2.2.1); {@link #run} executes the dialog on the calling thread until it ends. Each once, in this order, not for
 * two threads at a time.
 */
public final class VoiceXmlSession {
    private final DialogRun run;
    private LoadedPage first;
    private URI initial;

    /**
     * @param sessionVariables by dotted name, with or without {@code session.}: {@code connection.local.uri} and so on; values
     *     are String, Number, Boolean, List or Map (an associative array such as {@code connection.protocol.sip.headers})
     */
    public VoiceXmlSession(
            PageFetcher fetcher,
            Line line,
            DialogTrace trace,
            Map<String, Object> sessionVariables,
            DialogLimits limits) {
        this.run = new DialogRun(fetcher, line, trace, sessionVariables, limits);
    }

    /**
     * Fetches and reads the first page and its application root.
     *
     * @param uri absolute; a fragment names the first dialog
     * @param fields sent as the query, such as {@code LOCALURI} (gvp.md 2.3)
     */
    public void load(URI uri, Map<String, String> fields) throws PageFailure {
        try {
            first = run.pages.first(uri, fields);
            initial = uri;
        } catch (Departure.Thrown thrown) {
            throw new PageFailure(thrown);
        } catch (Departure other) {
            throw new IllegalStateException("loading a page cannot lead elsewhere", other);
        }
    }

    /** Runs the dialog to its end. */
    public Outcome run() {
        if (first == null) throw new IllegalStateException("load the first page before running the dialog");
        LoadedPage page = first;
        first = null;
        run.metric("appl_begin", "INIT_URL=" + initial);
        Outcome outcome = outcome(page);
        run.metric("appl_end", outcome);
        return outcome;
    }

    private Outcome outcome(LoadedPage page) {
        try {
            new ApplicationContext(run, 0).run(page, Map.of());
        } catch (Departure.Ended ended) {
            return lastWords(ended.outcome());
        } catch (Departure other) {
            throw new IllegalStateException("a dialog cannot leave its session", other);
        }
        throw new IllegalStateException("a dialog ends by a departure");
    }

    /** What is still queued is heard before the session ends. */
    private Outcome lastWords(Outcome outcome) {
        if (run.over()) return outcome;
        try {
            run.prompts.play(String.valueOf(initial));
            return outcome;
        } catch (Departure hungUp) {
            return outcome;
        }
    }
}
