package voicelab.boot;

import java.util.Locale;

/** How a system or link stands in a lab. */
public enum State {
    RUNNING,
    OFF,
    REPLACED,
    MOVED,
    NOT_BUILT;

    /** {@code not built}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
