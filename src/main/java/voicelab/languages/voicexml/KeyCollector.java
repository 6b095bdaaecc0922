package voicelab.languages.voicexml;

import java.time.Duration;
import java.util.Optional;
import voicelab.languages.srgs.Match;
import voicelab.languages.srgs.Matcher;

/**
 * Collects keys for one {@link Listen}: VoiceXML 2.0 appendix D as a state machine without a clock. Feed it {@link #key} and,
 * when {@link #patience} has passed since the last key (or since the prompts ended), {@link #timeout}; both answer what was
 * heard once it is decided.
 */
public final class KeyCollector {
    private final Listen listen;
    private final StringBuilder keys = new StringBuilder();
    private Match match = Match.NONE;

    public KeyCollector(Listen listen) {
        this.listen = listen;
    }

    /** How long to wait for the next key. */
    public Duration patience() {
        if (keys.isEmpty()) return listen.timeout();
        return match.couldGoOn() ? listen.interDigitTimeout() : listen.termTimeout();
    }

    /** A key was pressed, one of {@code 0-9 * # A-D}. */
    public Optional<Heard> key(char key) {
        if (!listen.termChar().isEmpty() && listen.termChar().charAt(0) == key && !expected(key)) return ended();
        if (!keys.isEmpty() && match.complete() && !match.couldGoOn()) {
            // D.: only the terminating key may follow, anything else spoils the input
            return Optional.of(new Heard.NoMatch(keys.toString() + key));
        }
        keys.append(key);
        if (keys.length() > Matcher.MAX_TOKENS) return Optional.of(new Heard.NoMatch(keys.toString()));
        match = listen.grammars().keys(keys.toString());
        if (!match.complete() && !match.couldGoOn()) return Optional.of(new Heard.NoMatch(keys.toString()));
        boolean decided =
                match.complete() && !match.couldGoOn() && listen.termTimeout().isZero();
        return decided ? ended() : Optional.empty();
    }

    /** {@link #patience} passed. */
    public Optional<Heard> timeout() {
        return keys.isEmpty() ? Optional.of(new Heard.NoInput()) : ended();
    }

    /** Whether a grammar wants the terminating key as input here, such as {@code <choice dtmf="#">}. */
    private boolean expected(char key) {
        Match with = listen.grammars().keys(keys.toString() + key);
        return with.complete() || with.couldGoOn();
    }

    private Optional<Heard> ended() {
        return Optional.of(match.complete() ? new Heard.Keys(keys.toString()) : new Heard.NoMatch(keys.toString()));
    }
}
