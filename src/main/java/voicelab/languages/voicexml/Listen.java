package voicelab.languages.voicexml;

import java.time.Duration;

/**
 * What the dialog waits for and how long (VoiceXML 2.0 6.3.2, 6.3.3, appendix D). {@link KeyCollector} applies it to keys.
 *
 * @param grammars says of input whether it matches
 * @param keys whether keys are listened to ({@code inputmodes})
 * @param voice whether speech is listened to
 * @param timeout without any input: no input
 * @param interDigitTimeout between keys while more are needed or possible
 * @param termTimeout after the last possible key
 * @param termChar the key that ends input, empty for none
 * @param maxSpeechTimeout longest speech
 */
public record Listen(
        InputMatcher grammars,
        boolean keys,
        boolean voice,
        Duration timeout,
        Duration interDigitTimeout,
        Duration termTimeout,
        String termChar,
        Duration maxSpeechTimeout) {}
