package voicelab.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.edge.ConferenceDesk;
import voicelab.edge.Poll;
import voicelab.edge.SessionDesk;
import voicelab.standin.Phone;

/**
 * Somebody makes a session at the Application Server under a name that only this run gives; the MCU calls a phone for it, and
 * what becomes of it is read back at the Notification Server, at the MCU and at the Application Server.
 */
final class VideoSession implements Journey {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TRANSPORT = "udp";

    @Override
    public Set<String> links() {
        return Set.of("mcu-6", "mcu-8", "mcu-9", "mcu-10", "mcu-11");
    }

    @Override
    public String title() {
        return "a session of the Video Gateway";
    }

    @Override
    public void go(ProofRun run) throws IOException, InterruptedException {
        Phone called = run.lab().phone("sip-endpoint");
        register(called);
        String conference = "91" + run.number() + "3";
        run.learn(conference);
        SessionDesk desk = new SessionDesk(run.lab());
        String session = desk.create("proof " + run.number(), called.number(), conference, TRANSPORT);
        run.learn(session);
        try {
            follow(run, desk, session, conference, called.number());
        } finally {
            desk.end(session);
            // a session that stays up would be in the way of the next run
            desk.await(session, "left", PATIENCE);
            run.followIds();
        }
    }

    private void follow(ProofRun run, SessionDesk desk, String session, String conference, String number)
            throws IOException, InterruptedException {
        ConferenceDesk mcu = new ConferenceDesk(run.lab());
        Poll.until(PATIENCE, () -> {
            readBack(run, desk, session, conference);
            if (mcu.participant(conference, number)
                    .filter(p -> p.path("session").asText().equals(session))
                    .isPresent()) run.saw("mcu-9", "the participant of session " + session);
            return sawAll(run) || desk.session(session).path("state").asText().equals("failed");
        });
        if (!sawAll(run)) throw new IOException("the session stands so: " + desk.session(session));
    }

    private boolean sawAll(ProofRun run) {
        return links().stream().allMatch(run::sawBack);
    }

    private static void readBack(ProofRun run, SessionDesk desk, String session, String conference) throws IOException {
        if (desk.client(session).path("displayName").asText().contains(run.number()))
            run.saw("mcu-6", "a client with this run's name");
        for (JsonNode event : desk.events(session).path("events")) {
            if (!event.path("event").asText().equals("joined")) continue;
            run.learn(event.path("callId").asText());
            run.saw("mcu-11", "joined by call " + event.path("callId").asText());
        }
        JsonNode said = desk.session(session);
        if (said.path("state").asText().equals("joined"))
            run.saw("mcu-8", "joined by call " + said.path("callId").asText());
        for (JsonNode mcu : desk.mcus().path("mcus"))
            for (JsonNode held : mcu.path("holds"))
                if (held.asText().equals(conference))
                    run.saw("mcu-10", mcu.path("id").asText() + " holds " + conference);
    }

    private static void register(Phone phone) throws IOException, InterruptedException {
        try {
            int status =
                    phone.register(TRANSPORT).toCompletableFuture().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (status != 200) throw new IOException("registering was refused with " + status);
        } catch (TimeoutException | ExecutionException e) {
            throw new IOException("the phone could not register: " + e.getMessage(), e);
        }
    }
}
