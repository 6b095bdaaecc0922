package voicelab.systems.notificationserver;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import voicelab.standin.LabContext;
import voicelab.systems.Rounds;

/** Looks every second of the lab's time for what is owed, does not end, or is not heard of any more. */
final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(30);
    private static final int OWED_EVERY = 10;

    /** About an hour. */
    static final int MOST_TRIES = 360;

    private final LabContext lab;
    private final NotificationServerSettings settings;
    private final ClientTable clients;
    private final Callbacks callbacks;
    private final McuControl control;
    private final ConferenceBook book;
    private final Rounds rounds;
    private int looks;

    Watch(
            LabContext lab,
            NotificationServerSettings settings,
            ClientTable clients,
            Callbacks callbacks,
            McuControl control,
            ConferenceBook book) {
        this.lab = lab;
        this.settings = settings;
        this.clients = clients;
        this.callbacks = callbacks;
        this.control = control;
        this.book = book;
        this.rounds = new Rounds(lab, LOOK, this::look);
    }

    void start() {
        rounds.start();
    }

    void close() {
        rounds.close();
    }

    private void look() {
        Instant now = lab.clock().instant();
        looks++;
        clients.all().forEach(client -> check(client, now));
        clients.forgetOld(now);
        if (looks % OWED_EVERY == 0) endConferences();
    }

    private void endConferences() {
        book.keepOnly(clients.all().stream().map(Client::session).collect(Collectors.toSet()));
        for (HeldConference each : book.owed()) if (each.lane().isIdle()) control.end(each);
    }

    private void check(Client client, Instant now) {
        if (looks % OWED_EVERY == 0) {
            if (client.undelivered().isPresent() && client.callbacks().isIdle()) callbacks.deliver(client);
            if (client.doubtedOnce()) control.check(client);
            if (client.owesRemoval() && control.lane(client).isIdle()) control.remove(client);
        }
        if (client.isEnded()) return;
        Instant leaving = client.leavingSince();
        if (leaving != null && leaving.plus(LEAVING).isBefore(now))
            callbacks.found(client, "left", "the MCU did not confirm it within " + LEAVING.toSeconds() + " s");
        else if (client.heard().plus(settings.clientTimeout()).isBefore(now)) control.leave(client, now);
    }
}
