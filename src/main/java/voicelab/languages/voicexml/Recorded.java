package voicelab.languages.voicexml;

import java.util.Optional;

/** How a {@code <record>} went. */
public sealed interface Recorded {
    /**
     * It cannot or may not be.
     *
     * @param event what the page is told, such as {@code error.unsupported.format}
     */
    record Refused(String event, String why) implements Recorded {}

    /** Nothing was heard within the time-out. */
    record NoInput() implements Recorded {}

    /** The caller hung up, and what was recorded until then. */
    record HungUp(Optional<Recording> recording) implements Recorded {}

    /**
     * It ended.
     *
     * @param recording empty when a key came before any sound
     * @param keys that ended it; empty when silence or the longest time did
     * @param maxTime whether the longest time was over
     */
    record Done(Optional<Recording> recording, String keys, boolean maxTime) implements Recorded {}
}
