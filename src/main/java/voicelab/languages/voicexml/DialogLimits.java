package voicelab.languages.voicexml;

import java.time.Duration;
import voicelab.languages.ecmascript.ScriptLimits;

/**
 * The bounds of one dialog session.
 *
 * @param pageBytes longest page, script, grammar or data document
 * @param transitionsWithoutWait form items, dialogs and events between two times of input, output or fetch
 * @param elementsWithoutWait executed elements likewise
 * @param fetchesWithoutInput fetches between two times of input or output
 * @param subdialogDepth nested subdialogs
 * @param queuedPrompts prompts waiting to be played; when more, they are played at once
 * @param fetchTimeout when neither attribute nor property says
 * @param scripts bounds of scripts
 */
public record DialogLimits(
        int pageBytes,
        int transitionsWithoutWait,
        int elementsWithoutWait,
        int fetchesWithoutInput,
        int subdialogDepth,
        int queuedPrompts,
        Duration fetchTimeout,
        ScriptLimits scripts) {
    public static final DialogLimits DEFAULT =
            new DialogLimits(1_000_000, 2_000, 50_000, 500, 16, 200, Duration.ofSeconds(30), ScriptLimits.DEFAULT);
}
