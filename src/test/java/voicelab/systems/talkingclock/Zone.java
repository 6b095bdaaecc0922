package voicelab.systems.talkingclock;

import java.time.ZoneId;

/** The time zone that the clock tells: the profile's until a client sets another. */
final class Zone {
    private final ZoneId fromProfile;
    private volatile ZoneId id;

    Zone(ZoneId fromProfile) {
        this.fromProfile = fromProfile;
        this.id = fromProfile;
    }

    ZoneId id() {
        return id;
    }

    void set(ZoneId next) {
        id = next;
    }

    void forget() {
        id = fromProfile;
    }
}
