package voicelab.languages.voicexml;

import java.util.Map;

/** How a dialog session ended. Values are plain: Map, List, String, Double, Boolean, null. */
public sealed interface Outcome {
    /**
     * {@code <exit>} or nothing left to do.
     *
     * @param values of the namelist; the value of {@code expr} under {@code __exit} (RFC 5552 section 4.4)
     */
    record Exited(Map<String, Object> values) implements Outcome {}

    /** The dialog hung up; {@code values} as given to {@link Line#disconnect} or by a later {@code <exit>}. */
    record Disconnected(Map<String, Object> values) implements Outcome {}

    /** The caller hung up, or was transferred away; {@code values} of an {@code <exit>} in a handler. */
    record HungUp(Map<String, Object> values) implements Outcome {}

    /**
     * An event that no handler of the application took.
     *
     * @param event its name, such as {@code error.semantic}
     * @param message what happened
     * @param place page and line
     */
    record Failed(String event, String message, String place) implements Outcome {}
}
