package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import voicelab.edge.ConferenceDesk;
import voicelab.edge.Poll;
import voicelab.protocols.audio.ToneMeter;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/**
 * A phone dials a conference that only this run has, the conference calls another phone, and what the first says is heard at
 * the second and in the conference's recording.
 */
final class ConferenceCall implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration TONE = Duration.ofSeconds(20);
    private static final double LOUD_DBM0 = -25;
    private static final int RECORDED_LEAST = 1_600;

    private final String transport;

    ConferenceCall(String transport) {
        this.transport = transport;
    }

    @Override
    public Set<String> links() {
        // one transport is enough for the media
        return transport.equals("tcp") ? Set.of("mcu-12", "mcu-17") : Set.of("mcu-12", "mcu-13", "mcu-17", "mcu-18");
    }

    @Override
    public String title() {
        return "a conference over " + transport;
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        Phone called = run.lab().phone("sip-endpoint");
        boolean two = run.lab().system("sip-endpoint-2").isPresent();
        Phone caller = two ? run.lab().phone("sip-endpoint-2") : called;
        String conference = "91" + run.number() + (transport.equals("udp") ? "1" : "2");
        run.learn(conference);
        ConferenceDesk desk = new ConferenceDesk(run.lab());
        desk.make(conference);
        try {
            int registered = Soon.of(called.register(transport), PATIENCE, "the phone could not register");
            if (registered != 200) throw new IOException("registering was refused with " + registered);
            // each leg is a row's proof of its own: one that fails does not hide the other
            IOException trouble = dialIn(run, caller, conference);
            try {
                dialOut(run, desk, conference, called);
            } catch (IOException e) {
                if (trouble == null) trouble = e;
            }
            if (trouble != null) throw trouble;
            listen(run, desk, conference, called);
        } finally {
            caller.calls().forEach(PhoneCall::hangUp);
            desk.end(conference);
            run.followIds();
        }
    }

    private IOException dialIn(ProofRun run, Phone caller, String conference) throws InterruptedException {
        try {
            PhoneCall call = caller.dial(conference, "sip-server", transport);
            run.learn(call.callId());
            int status = Soon.of(call.answered(), PATIENCE, "the conference did not answer");
            if (status != 200) return new IOException("the call to the conference was refused with " + status);
            call.tone(run.tone(), TONE);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private void dialOut(ProofRun run, ConferenceDesk desk, String conference, Phone called)
            throws IOException, InterruptedException {
        desk.invite(conference, called.number(), transport);
        if (!desk.await(conference, called.number(), "joined", PATIENCE))
            throw new IOException("the conference could not reach " + called.number() + ": "
                    + desk.participant(conference, called.number())
                            .map(Object::toString)
                            .orElse("it called nobody"));
    }

    private static void listen(ProofRun run, ConferenceDesk desk, String conference, Phone called)
            throws IOException, InterruptedException {
        desk.record(conference);
        PhoneCall leg = latest(called, conference);
        run.learn(leg.callId());
        boolean through = Poll.until(PATIENCE, () -> {
            double[] heard = leg.levels(Duration.ZERO, run.tone());
            if (heard.length > 0 && heard[0] > LOUD_DBM0) run.saw("mcu-13", "the phone hears " + run.tone() + " Hz");
            short[] recorded = desk.recorded(conference);
            if (recorded.length >= RECORDED_LEAST && ToneMeter.levels(recorded, run.tone())[0] > LOUD_DBM0)
                run.saw("mcu-18", "the conference recorded " + run.tone() + " Hz");
            return run.sawBack("mcu-13") && run.sawBack("mcu-18");
        });
        if (!through) throw new IOException("the tone of " + run.tone() + " Hz did not come through the conference");
    }

    private static PhoneCall latest(Phone called, String conference) throws IOException {
        PhoneCall latest = null;
        for (PhoneCall call : called.calls()) if (call.incoming() && call.peer().equals(conference)) latest = call;
        if (latest == null) throw new IOException("phone " + called.number() + " was not called by " + conference);
        return latest;
    }
}
