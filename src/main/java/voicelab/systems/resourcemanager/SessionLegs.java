package voicelab.systems.resourcemanager;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The legs of one GVP session: it is mapped to a tenant and profile once, by its first leg, and lasts until its last one ends.
 * Changed under the map entry's lock of {@link CallSessions}, read by anybody.
 */
final class SessionLegs {
    private final ProfileChoice choice;
    private final ConcurrentHashMap<String, CallSession> legs = new ConcurrentHashMap<>(2);

    SessionLegs(ProfileChoice choice) {
        this.choice = choice;
    }

    ProfileChoice choice() {
        return choice;
    }

    SessionLegs entered(CallSession leg) {
        legs.put(leg.callId(), leg);
        return this;
    }

    /** @return whether it was the last one */
    boolean left(CallSession leg) {
        legs.remove(leg.callId(), leg);
        return legs.isEmpty();
    }

    /** How many of them count there, see {@link Usage}. */
    int count(int slot) {
        int sum = 0;
        for (CallSession each : legs.values()) if (each.slot() == slot) sum++;
        return sum;
    }
}
