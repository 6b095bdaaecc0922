package voicelab.systems.applicationserver;

import java.util.Locale;

/** Where a session stands. LEFT and FAILED are ends. */
enum SessionState {
    ANNOUNCED,
    CALLING,
    JOINED,
    LEFT,
    FAILED;

    boolean isEnd() {
        return this == LEFT || this == FAILED;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SessionState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
