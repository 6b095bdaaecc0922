package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import java.time.Duration;
import voicelab.standin.PhoneCall;
import voicelab.standin.PhoneManner;

/** Phones of a {@link PeersLab} as the tests of calls hold them. */
record PhoneLab(PeersLab lab) {
    static final Duration BY_HAND = Duration.ofMillis(-1);

    void register(int... phones) throws Exception {
        for (int phone : phones) assertEquals(200, soon(lab.phone(phone).register(phone % 2 == 0 ? "udp" : "tcp")));
    }

    void answers(int phone, Duration ring, int status, String redirect, double early) {
        lab.phone(phone).answers(new PhoneManner(ring, status, redirect, early));
    }

    /** A call between registered phones that is up at both ends. */
    PhoneCall[] call(int from, int to) throws Exception {
        PhoneCall out = lab.phone(from).dial("700" + to, "sip-server", "udp");
        assertEquals(200, soon(out.answered()), lab::tail);
        return new PhoneCall[] {out, talking(to)};
    }

    /** The latest call that came to a phone and is not over, as soon as it is up at its end. */
    PhoneCall talking(int phone) throws Exception {
        PhoneCall in = incoming(phone);
        assertEquals(200, soon(in.answered()), lab::tail);
        return in;
    }

    /** The latest call that came to a phone and is not over. */
    PhoneCall incoming(int phone) {
        assertTrue(within(() -> latest(phone) != null), () -> "no call at phone " + phone + "\n" + lab.tail());
        return latest(phone);
    }

    private PhoneCall latest(int phone) {
        return lab.phone(phone).calls().stream()
                .filter(PhoneCall::incoming)
                .filter(call -> !call.ended().toCompletableFuture().isDone())
                .reduce((a, b) -> b)
                .orElse(null);
    }

    static boolean within(java.util.function.BooleanSupplier condition) {
        return MediaPlatform.within(SOON, condition);
    }

    /** That each hears the other, from now on. */
    void assertHearEachOther(PhoneCall one, PhoneCall other) {
        assertHears(one, other, 950);
        assertHears(other, one, 1_330);
    }

    void assertHears(PhoneCall speaker, PhoneCall listener, double hertz) {
        Duration from = listener.mediaPosition();
        speaker.tone(hertz, Duration.ofSeconds(2));
        assertTrue(
                within(() -> listener.heard(from)
                        .filter(h -> h.snrDecibels() >= 15 && Math.abs(h.hertz() - hertz) < 5)
                        .isPresent()),
                () -> hertz + " Hz is not heard, but " + listener.heard(from) + "\n" + lab.tail());
    }
}
