package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Prompts that wait until the dialog listens, ends, or has queued too many (VoiceXML 2.0 4.1.8). */
final class PromptQueue {
    private final DialogRun run;
    private final List<Prompt> waiting = new ArrayList<>();
    private Duration timeout;

    PromptQueue(DialogRun run) {
        this.run = run;
    }

    /** @param lastTimeout {@code timeout} of the prompt, or null */
    void add(Prompt prompt, Duration lastTimeout, String place) throws Departure {
        if (prompt.segments().isEmpty() || run.over()) return;
        waiting.add(prompt);
        timeout = lastTimeout;
        if (waiting.size() >= run.limits.queuedPrompts()) play(place);
    }

    /** VoiceXML 2.0 4.1.7: the time-out of the last prompt in the queue counts. */
    Duration timeoutOr(Duration otherwise) {
        return timeout == null ? otherwise : timeout;
    }

    /** Plays what waits, to its end. */
    void play(String place) throws Departure {
        List<Prompt> all = take();
        if (all.isEmpty()) return;
        run.effort.waited();
        if (!run.line.play(all)) throw run.hungUp(place);
    }

    /** Hands out what waits. */
    List<Prompt> take() {
        List<Prompt> all = List.copyOf(waiting);
        waiting.clear();
        timeout = null;
        for (Prompt prompt : all) run.metric("prompt_play", prompt);
        return all;
    }
}
