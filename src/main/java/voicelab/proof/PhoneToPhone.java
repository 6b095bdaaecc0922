package voicelab.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/** Two phones register at SIP Server; one calls the other by number. */
final class PhoneToPhone implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String transport;

    PhoneToPhone(String transport) {
        this.transport = transport;
    }

    @Override
    public Set<String> links() {
        return Set.of("x-1", "x-4");
    }

    @Override
    public String title() {
        return "a call from phone to phone over " + transport;
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        Phone caller = run.lab().phone("sip-endpoint");
        boolean two = run.lab().system("sip-endpoint-2").isPresent();
        Phone called = two ? run.lab().phone("sip-endpoint-2") : caller;
        int registered = Soon.of(called.register(transport), PATIENCE, "the phone could not register");
        if (registered != 200) throw new IOException("registering was refused with " + registered);
        PhoneCall call = caller.dial(called.number(), "sip-server", transport);
        run.learn(call.callId());
        int status = Soon.of(call.answered(), PATIENCE, "the called phone did not answer");
        // the called leg has a Call-ID of its own; the caller's number beside the called one ties them together
        called.calls().stream().filter(PhoneCall::incoming).forEach(leg -> run.learn(leg.callId()));
        call.hangUp();
        if (status != 200) throw new IOException("the call was refused with " + status);
        Soon.of(call.ended(), PATIENCE, "the call did not end");
    }
}
