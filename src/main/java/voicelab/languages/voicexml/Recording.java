package voicelab.languages.voicexml;

import java.time.Duration;

/**
 * Sound that a {@code <record>} collected, VoiceXML 2.0 2.3.6.
 *
 * @param type media type of the bytes, as the page asked for it
 * @param bytes what is submitted and played; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // shared, never to be changed; nobody compares these
public record Recording(String type, byte[] bytes, Duration duration) {
    @Override
    public String toString() {
        return duration.toMillis() + " ms of " + type;
    }
}
