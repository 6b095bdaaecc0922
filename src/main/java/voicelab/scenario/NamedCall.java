package voicelab.scenario;

import java.time.Duration;
import voicelab.standin.PhoneCall;

/** A call that a step gave a name, and up to where it has been listened to. */
final class NamedCall {
    private final PhoneCall call;
    private Duration listenedUpTo = Duration.ZERO;

    NamedCall(PhoneCall call) {
        this.call = call;
    }

    PhoneCall call() {
        return call;
    }

    /** What was heard before is an earlier step's. */
    Duration listenedUpTo() {
        return listenedUpTo;
    }

    void listened() {
        listenedUpTo = call.mediaPosition();
    }
}
