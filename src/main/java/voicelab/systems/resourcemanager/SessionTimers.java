package voicelab.systems.resourcemanager;

import java.time.Duration;
import java.util.Optional;
import voicelab.engines.sip.ProxyTarget;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipEdit;
import voicelab.protocols.sip.SipPacket;

/**
 * A proxy's part in session timers (RFC 4028 section 8): it refuses an interval that is too small with 422, asks for one where its
 * own configuration says so, and watches refreshes pass. A dialog that is not refreshed within its interval is taken out of the
 * books and its port freed; as a proxy it sends no BYE.
 */
final class SessionTimers {
    private static final String SESSION_EXPIRES = "Session-Expires";
    private static final String MIN_SE = "Min-SE";
    private static final int INTERVAL_TOO_SMALL = 422;
    private static final int MOST_DIGITS = 8;

    private final Desk desk;

    SessionTimers(Desk desk) {
        this.desk = desk;
    }

    /** The 422 for a request that asks for too little and whose sender knows session timers; null where it may pass. */
    SipReply refusal(SipPacket request) {
        Optional<String> wanted = request.header(SESSION_EXPIRES);
        if (wanted.isEmpty()) return null;
        int seconds = seconds(wanted.get());
        int least = desk.book().get().options().minSe();
        if (seconds < 0 || seconds >= least || !knowsTimers(request)) return null;
        return Answers.refusal(desk, INTERVAL_TOO_SMALL, "a session interval of at least " + least + " s is wanted")
                .with(MIN_SE, Integer.toString(least));
    }

    /** The request as it goes on: with an interval where none was asked for, with a longer one where it is too small. */
    ProxyTarget asked(ProxyTarget target, SipPacket request) {
        RmOptions options = desk.book().get().options();
        Optional<String> said = request.header(SESSION_EXPIRES);
        if (said.isEmpty() && options.sessionExpires() == 0) return target;
        int least = Math.max(options.minSe(), seconds(request.header(MIN_SE).orElse("")));
        int wanted = said.isEmpty() ? options.sessionExpires() : seconds(said.get());
        if (wanted < 0 || (said.isPresent() && wanted >= options.minSe())) return target;
        // section 8.1: who does not know session timers cannot be told by a 422
        return target.set(SESSION_EXPIRES, Integer.toString(Math.max(wanted, least)))
                .set(MIN_SE, Integer.toString(least));
    }

    /**
     * What this proxy adds to a 2xx whose sender knows no session timers while the caller does (section 8.2): the caller
     * refreshes.
     */
    SipEdit added(SipPacket request, SipPacket response) {
        int wanted = desk.book().get().options().sessionExpires();
        boolean ours = wanted > 0 && response.status() / 100 == 2 && knowsTimers(request);
        if (!ours || response.header(SESSION_EXPIRES).isPresent()) return SipEdit.NONE;
        int seconds = Math.max(
                seconds(request.header(SESSION_EXPIRES).orElse(Integer.toString(wanted))),
                seconds(request.header(MIN_SE).orElse("")));
        return SipEdit.NONE.add(SESSION_EXPIRES, seconds + ";refresher=uac").add("Require", "timer");
    }

    /** A 2xx of an INVITE or UPDATE passed: what it says of the interval holds from now on. */
    void answered(CallSession session, SipPacket response) {
        // section 7.2: without the header the session has no end of its own
        int seconds = Math.max(0, seconds(response.header(SESSION_EXPIRES).orElse("")));
        if (seconds != session.progress().interval()) {
            session.progress().interval(seconds);
            desk.pair().changed(session);
        }
        if (seconds == 0) stop(session);
        else watch(desk, session);
    }

    /** The session has its whole interval from now on, where one was agreed. */
    static void watch(Desk desk, CallSession session) {
        CallSession.Progress progress = session.progress();
        if (progress.interval() == 0) return;
        SessionTimer now = progress.timer();
        if (now == null) {
            now = new SessionTimer(desk.lab().timers(), () -> desk.node().run(() -> expired(desk, session)));
            progress.timer(now);
        }
        now.refreshed(Duration.ofSeconds(progress.interval()));
    }

    private static void expired(Desk desk, CallSession session) {
        stop(session);
        if (desk.pair().carries(session)) desk.close(session, "failed", "session timer expired");
    }

    static void stop(CallSession session) {
        SessionTimer before = session.progress().timer(null);
        if (before != null) before.stop();
    }

    private static boolean knowsTimers(SipPacket request) {
        for (String each : request.values("Supported")) if (each.trim().equalsIgnoreCase("timer")) return true;
        return false;
    }

    /** The seconds of {@code 1800;refresher=uac}; -1 where that is no number. */
    private static int seconds(String header) {
        int semicolon = header.indexOf(';');
        return RespCode.number((semicolon < 0 ? header : header.substring(0, semicolon)).trim(), MOST_DIGITS);
    }
}
