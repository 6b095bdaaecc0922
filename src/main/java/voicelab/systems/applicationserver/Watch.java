package voicelab.systems.applicationserver;

import java.time.Duration;
import java.time.Instant;
import voicelab.standin.LabContext;
import voicelab.systems.Rounds;

/** Looks every second of the lab's time for what took too long: MCUs gone silent, sessions that do not come up or end. */
final class Watch {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(60);
    private static final int OWED_EVERY = 10;

    private final LabContext lab;
    private final ApplicationServerSettings settings;
    private final SessionTable sessions;
    private final McuFarm farm;
    private final Announcer announcer;
    private final Rounds rounds;
    private int looks;

    Watch(
            LabContext lab,
            ApplicationServerSettings settings,
            SessionTable sessions,
            McuFarm farm,
            Announcer announcer) {
        this.lab = lab;
        this.settings = settings;
        this.sessions = sessions;
        this.farm = farm;
        this.announcer = announcer;
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
        for (McuEntry mcu : farm.dropSilent()) lost(mcu, now);
        looks++;
        sessions.all().forEach(session -> check(session, now));
        sessions.forgetOld(now);
    }

    private void lost(McuEntry mcu, Instant now) {
        for (VideoSession session : sessions.live())
            if (session.mcu().equals(mcu.id()))
                end(session, mcu.id() + " was not heard of for " + McuFarm.SILENCE.toSeconds() + " s", now);
    }

    private void check(VideoSession session, Instant now) {
        if (session.owesWithdrawal() && session.lane().isIdle() && looks % OWED_EVERY == 0) announcer.withdraw(session);
        if (looks % OWED_EVERY == 0 && session.doubtedOnce()) announcer.check(session);
        if (session.isEnded()) return;
        Instant leaving = session.leavingSince();
        if (leaving != null && leaving.plus(LEAVING).isBefore(now))
            session.left("nobody said that it left within " + LEAVING.toSeconds() + " s", now);
        else if (!session.joinedOnce()
                && session.created().plus(settings.setupTimeout()).isBefore(now))
            end(session, "not joined within " + settings.setupTimeout().toSeconds() + " s", now);
        else if (session.created().plus(settings.sessionTimeout()).isBefore(now))
            end(session, "longer than " + settings.sessionTimeout().toSeconds() + " s", now);
    }

    private void end(VideoSession session, String why, Instant now) {
        if (session.fail(why, now)) announcer.withdraw(session);
    }
}
