package voicelab.systems.sipserver;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import voicelab.standin.Settings;

/**
 * What a profile may say of SIP Server.
 *
 * @param tenant the contact-center id that goes to GVP as {@code gvp-tenant-id}; empty for none
 * @param numbers where dialled numbers go that are no phones
 * @param phones patterns of numbers that belong to phones: 480 while none is registered there
 * @param mostCalls joined calls; beyond it 503
 * @param mostRegistrations bindings; beyond it 503
 * @param retryAfterSeconds of those 503
 * @param audit how often each end of a call is asked whether it still lives; zero for never
 * @param rest how long a target that failed is asked last
 * @param oosCheck how often each Resource Manager is asked with OPTIONS whether it is in service; zero for never
 * @param oosForce how long its answer is waited for, in real time
 * @param follow how many 3xx of one call are followed; 0 passes them to the caller
 */
record SipServerSettings(
        String tenant,
        NumberPlan numbers,
        List<NumberPattern> phones,
        int mostCalls,
        int mostRegistrations,
        int retryAfterSeconds,
        Duration audit,
        Duration rest,
        Duration oosCheck,
        Duration oosForce,
        int follow) {
    private static final int MOST_FOLLOWED = 10;
    private static final Set<String> KNOWN = Set.of(
            "tenant",
            "numbers",
            "phones",
            "calls",
            "registrations",
            "retry-after",
            "audit",
            "rest",
            "oos-check",
            "oos-force",
            "follow");

    static SipServerSettings read(Settings s) {
        s.only(KNOWN);
        return new SipServerSettings(
                s.text("tenant", "Environment"),
                s.get("numbers").map(NumberPlan::read).orElse(NumberPlan.DEFAULT),
                s.get("phones")
                        .map(list ->
                                list.list().stream().map(NumberPattern::read).toList())
                        .orElse(List.of(new NumberPattern("7xxx"))),
                atLeastOne(s, "calls", 5_000),
                atLeastOne(s, "registrations", 10_000),
                s.number("retry-after", 5),
                s.duration("audit", Duration.ofMinutes(1)),
                s.duration("rest", Duration.ofSeconds(5)),
                s.duration("oos-check", Duration.ZERO),
                s.duration("oos-force", Duration.ofSeconds(2)),
                follow(s));
    }

    boolean isPhone(String number) {
        return phones.stream().anyMatch(pattern -> pattern.fits(number));
    }

    private static int follow(Settings s) {
        int most = s.number("follow", 5);
        if (most < 0 || most > MOST_FOLLOWED) throw s.get("follow").orElse(s).fault("follow is from 0 to 10");
        return most;
    }

    private static int atLeastOne(Settings s, String key, int fallback) {
        int number = s.number(key, fallback);
        if (number < 1) throw s.get(key).orElse(s).fault(key + " is at least 1");
        return number;
    }
}
