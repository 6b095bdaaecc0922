package voicelab.proof;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;

/** Two phones register at SIP Server; one calls the other by number. */
final class PhoneToPhone implements Journey {
    private static final int PATIENCE_SECONDS = 5;

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
        int registered = within(called.register(transport), "the phone could not register");
        if (registered != 200) throw new IOException("registering was refused with " + registered);
        PhoneCall call = caller.dial(called.number(), "sip-server", transport);
        run.learn(call.callId());
        int status = within(call.answered(), "the called phone did not answer");
        // the called leg has a Call-ID of its own; the caller's number beside the called one ties them together
        called.calls().stream().filter(PhoneCall::incoming).forEach(leg -> run.learn(leg.callId()));
        call.hangUp();
        if (status != 200) throw new IOException("the call was refused with " + status);
        within(call.ended(), "the call did not end");
    }

    private static <T> T within(CompletionStage<T> stage, String otherwise) throws IOException, InterruptedException {
        try {
            return stage.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IOException(otherwise + " within " + PATIENCE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new IOException(otherwise + ": " + e.getCause().getMessage(), e.getCause());
        }
    }
}
