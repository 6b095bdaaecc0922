package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import voicelab.edge.ConferenceDesk;
import voicelab.edge.Poll;
import voicelab.edge.WebDesk;
import voicelab.protocols.audio.ToneMeter;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/**
 * A conference calls the media platform: the tone of the dialog is heard in the conference's recording, and the keys that
 * somebody in the conference presses reach the dialog.
 */
final class ConferenceDialog implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final double LOUD_DBM0 = -35;
    private static final int WINDOW = 1_600;

    @Override
    public Set<String> links() {
        return Set.of("mcu-15", "mcu-19");
    }

    @Override
    public String title() {
        return "a dialog in a conference";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        String conference = "91" + run.number() + "3";
        run.learn(conference);
        ConferenceDesk desk = new ConferenceDesk(run.lab());
        try (OwnNumber number = OwnNumber.make(run, 3, "conference")) {
            desk.make(conference);
            try {
                confer(run, desk, conference, number.dnis());
            } finally {
                desk.end(conference);
            }
        } finally {
            run.followIds();
        }
    }

    private static void confer(ProofRun run, ConferenceDesk desk, String conference, String dnis)
            throws IOException, InterruptedException {
        Phone phone = run.lab().phone("sip-endpoint");
        PhoneCall call = phone.dial(conference, "sip-server", "udp");
        run.learn(call.callId());
        try {
            int status = Soon.of(call.answered(), PATIENCE, "the conference did not answer");
            if (status != 200) throw new IOException("the call to the conference was refused with " + status);
            desk.record(conference);
            desk.invite(conference, dnis, "udp");
            if (!desk.await(conference, dnis, "joined", PATIENCE))
                throw new IOException("the conference could not reach the dialog");
            IOException deaf = null;
            try {
                hear(run, desk, conference);
            } catch (IOException e) {
                deaf = e; // the other way is a row of its own
            }
            call.press(digits(run) + "#");
            order(run);
            if (deaf != null) throw deaf;
        } finally {
            call.hangUp();
        }
    }

    private static void hear(ProofRun run, ConferenceDesk desk, String conference)
            throws IOException, InterruptedException {
        boolean heard = Poll.until(PATIENCE, () -> {
            short[] all = desk.recorded(conference);
            short[] lately = Arrays.copyOfRange(all, Math.max(0, all.length - WINDOW), all.length);
            return lately.length == WINDOW && ToneMeter.levels(lately, run.tone())[0] > LOUD_DBM0;
        });
        if (!heard) throw new IOException("the dialog's tone of " + run.tone() + " Hz was not heard in the conference");
        run.saw("mcu-19", "the conference recorded the dialog's " + run.tone() + " Hz");
    }

    /** Other digits than those of the call from outside, and as much this run's own. */
    private static String digits(ProofRun run) {
        return Integer.toString(199_999 - Integer.parseInt(run.digits()));
    }

    private static void order(ProofRun run) throws IOException, InterruptedException {
        WebDesk web = new WebDesk(run.lab());
        String digits = digits(run);
        boolean ordered = Poll.until(
                PATIENCE,
                () -> web.get("customer-system", "/orders?digits=" + digits)
                        .text()
                        .contains("\"" + digits + "\""));
        if (!ordered) throw new IOException("the keys " + digits + " did not reach the dialog");
        run.saw("mcu-15", "the dialog heard " + digits + " through the conference");
    }
}
