package voicelab.callpath;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.callpath.PeersLab.SOON;
import static voicelab.callpath.PeersLab.soon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.standin.PhoneCall;

/** The voice path, whose arrows lose, delay and change SIP messages. */
abstract class VoiceFaultsTestCase {
    static PeersLab lab;

    @BeforeAll
    static void boot() throws Exception {
        lab = PeersLab.boot(6);
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @AfterEach
    void nothingIsLeft() {
        lab.lab.faults().mendAll();
        for (int n = 1; n <= 2; n++) lab.gvp(n).calls.forEach(PlatformCall::hangUp);
        try {
            lab.assertNothingLeft();
        } finally {
            for (int n = 1; n <= 2; n++) {
                lab.gvp(n).calls.clear();
                lab.gvp(n).invites.clear();
            }
        }
    }

    PlatformCall atGvp() throws InterruptedException {
        assertTrue(MediaPlatform.within(
                SOON, () -> !lab.gvp(1).calls.isEmpty() || !lab.gvp(2).calls.isEmpty()));
        return lab.gvp(1).calls.isEmpty()
                ? lab.gvp(2).calls.peek()
                : lab.gvp(1).calls.peek();
    }

    static List<JournalEntry> seen(String link, Kind kind, String beginning) {
        return lab.lab.journal().since(0).stream()
                .filter(e -> e.link().equals(link) && e.kind() == kind)
                .filter(e -> e.summary().startsWith(beginning) || e.note().contains(beginning))
                .toList();
    }

    /** The header field with the Call-ID, as it stands in the message. */
    static String callId(JournalEntry message) {
        return text(message).replaceAll("(?s).*\\r\\n(Call-ID: [^\\r]*)\\r\\n.*", "$1");
    }

    static void await(String link, Kind kind, String beginning, int count) throws InterruptedException {
        lab.lab
                .journal()
                .await(
                        0,
                        count + " times " + beginning,
                        e -> seen(link, kind, beginning).size() >= count,
                        SOON);
    }

    static void end(PhoneCall call) throws Exception {
        call.hangUp();
        assertEquals("here", soon(call.ended()));
    }

    static String text(JournalEntry entry) {
        return new String(entry.parcel().bytes(), StandardCharsets.UTF_8);
    }

    static void assertHears(PlatformCall gvp, PhoneCall call) {
        gvp.tone(1234, Duration.ofMillis(800));
        assertTrue(MediaPlatform.hears(SOON, call));
    }
}
