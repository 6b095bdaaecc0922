package voicelab.languages.voicexml;

import java.time.Duration;

/**
 * A {@code <record>}, VoiceXML 2.0 2.3.6. {@link EndingKeys} says which keys end it.
 *
 * @param grammars that a caller's keys may match
 * @param keyEnds whether any other key ends it ({@code dtmfterm})
 * @param beep a tone before it begins
 * @param timeout for the first sound; beyond it there is no input
 * @param finalSilence silence after sound, which ends it
 * @param maxTime from the first sound on
 * @param type media type wanted
 */
public record RecordRequest(
        InputMatcher grammars,
        boolean keyEnds,
        boolean beep,
        Duration timeout,
        Duration finalSilence,
        Duration maxTime,
        String type) {}
