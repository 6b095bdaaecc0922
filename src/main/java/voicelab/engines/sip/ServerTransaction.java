package voicelab.engines.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;
import voicelab.protocols.sip.Transport;

/**
 * A request that was received and is to be answered once (RFC 3261 section 17.2, RFC 6026). 100 Trying after 200 ms,
 * retransmissions, the ACK of a non-2xx and the answer to CANCEL are done here.
 */
public final class ServerTransaction extends Timed {
    private static final long TRYING_NANOS = 200_000_000;

    private enum State {
        PROCEEDING,
        COMPLETED,
        CONFIRMED,
        /** RFC 6026: a 2xx was sent; retransmitted INVITEs are absorbed. */
        ACCEPTED,
        GONE
    }

    private final Core core;
    private SipPacket request;
    private final Path arrivedOn;
    private final Path path;
    private final String key;
    private final boolean invite;
    private volatile State state = State.PROCEEDING;
    private SipPacket last;
    private String localTag;
    private SipPacket cancel;
    private Runnable onCancel;
    private Runnable whenGone;
    private UnaryOperator<SipReply> dress = reply -> reply;
    private Runnable unacknowledged;
    private IntConsumer whenAnswered;
    private long interval;
    private long nextSend;
    private long endAt;

    ServerTransaction(Core core, SipPacket request, Path path, String key) {
        this.core = core;
        this.request = request;
        this.arrivedOn = path;
        this.path = core.replyPath(request, path);
        this.key = key;
        this.invite = request.is("INVITE");
    }

    void begin() {
        core.transactions.add(key, this);
        SipSettings settings = core.outfit.settings();
        long now = core.wheel.now();
        // a handler that never answers must not keep a transaction for ever
        long life = settings.timers().t1().toNanos() * 64
                + (invite ? settings.timers().ringing().toNanos() : 0);
        endAt = now + life;
        core.wheel.at(this, invite ? now + TRYING_NANOS : endAt);
    }

    /** {@code null} for a request that a proxy is through with. */
    public SipPacket request() {
        return request;
    }

    /** {@code local()} is the listening point or own connection it came in on, {@code remote()} the sender. */
    public Hop hop() {
        return arrivedOn.hop();
    }

    public Transport transport() {
        return path.transport();
    }

    Core core() {
        return core;
    }

    String key() {
        return key;
    }

    /** The CANCEL that came for it; {@code null} when none did. */
    public SipPacket cancel() {
        return cancel;
    }

    /** Answers; provisional ones as often as wanted, a final one once: what comes after it is dropped. */
    public void respond(SipReply reply) {
        core.run(() -> {
            if (state != State.PROCEEDING) return;
            SipReply dressed = dress.apply(reply);
            List<SipHeader> headers = new ArrayList<>(dressed.headers());
            String product = core.outfit.settings().manners().product();
            if (!product.isEmpty()) headers.add(new SipHeader("Server", product));
            String tag = dressed.status() == 100 ? null : tag();
            answer(SipWriter.response(
                    request, dressed.status(), dressed.reason(), tag, headers, dressed.content(), false));
        });
    }

    public void respond(int status) {
        respond(SipReply.of(status));
    }

    /** Passes a finished response on as it is (a proxy's); every 2xx of an INVITE, other finals once. */
    void relay(SipPacket response) {
        boolean again2xx = state == State.ACCEPTED && response.status() / 100 == 2;
        if (state == State.PROCEEDING) answer(response);
        else if (again2xx) path.send(response, null);
    }

    /** A final response was relayed: only repetitions can come, and those need no request. */
    void settled() {
        request = null;
        onCancel = null;
        whenAnswered = null;
    }

    private void answer(SipPacket response) {
        last = response;
        path.send(response, null);
        if (response.status() < 200) return;
        if (whenAnswered != null) whenAnswered.accept(response.status());
        long now = core.wheel.now();
        SipSettings settings = core.outfit.settings();
        boolean success = response.status() < 300;
        if (invite && success) accepted(now, settings);
        else if (invite) completed(now, settings);
        else {
            state = State.COMPLETED;
            // Timer J: nothing is sent again over a reliable transport
            endAt = now + (path.isReliable() ? 0 : settings.timers().linger().toNanos());
            finishOrWait();
        }
    }

    private void finishOrWait() {
        if (path.isReliable()) gone();
        else core.wheel.at(this, endAt);
    }

    private void accepted(long now, SipSettings settings) {
        state = State.ACCEPTED;
        if (unacknowledged == null) {
            last = null; // not ours to repeat
            endAt = now + settings.timers().linger().toNanos(); // Timer L
            core.wheel.at(this, endAt);
            return;
        }
        // RFC 3261 section 13.3.1.4: the user agent core repeats its 2xx until the ACK, over any transport
        interval = settings.timers().t1().toNanos();
        nextSend = now + interval;
        endAt = now + interval * 64;
        core.wheel.at(this, nextSend);
    }

    private void completed(long now, SipSettings settings) {
        state = State.COMPLETED;
        interval = settings.timers().t1().toNanos();
        endAt = now + interval * 64; // Timer H
        nextSend = path.isReliable() ? Long.MAX_VALUE : now + interval; // Timer G
        core.wheel.at(this, Math.min(nextSend, endAt));
    }

    /** The request once more: the last response once more. */
    void again() {
        if (last != null && (state == State.PROCEEDING || state == State.COMPLETED)) path.send(last, null);
    }

    /** An ACK that may be ours. @return false when it is for a 2xx and so the dialog's */
    boolean acknowledged() {
        if (state == State.ACCEPTED) return false;
        if (state == State.COMPLETED) {
            state = State.CONFIRMED;
            endAt = core.wheel.now() + core.outfit.settings().timers().linger().toNanos(); // Timer I
            finishOrWait();
        }
        return true;
    }

    /** The dialog has its ACK: the 2xx is repeated no more. */
    void dialogAcknowledged() {
        if (state != State.ACCEPTED) return;
        nextSend = Long.MAX_VALUE;
        unacknowledged = null;
        endAt = core.wheel.now() + core.outfit.settings().timers().linger().toNanos();
        core.wheel.at(this, endAt);
    }

    void answerCancel(SipPacket asked) {
        core.replyPath(asked, arrivedOn).send(SipWriter.response(asked, 200, "", tag(), List.of(), null, false), null);
    }

    void cancelled(SipPacket request) {
        if (!invite || state != State.PROCEEDING || cancel != null) return;
        cancel = request;
        if (onCancel != null) core.guarded(onCancel);
        else respond(487);
    }

    /** Whether a final response was given. */
    public boolean isAnswered() {
        return state != State.PROCEEDING;
    }

    /** The tag that this side's responses carry in To; the request's own when it has one. */
    public String localTag() {
        return tag();
    }

    private synchronized String tag() {
        if (localTag == null) localTag = request != null && request.toTag() != null ? request.toTag() : core.ids.tag();
        return localTag;
    }

    /**
     * What happens when an INVITE is cancelled before its final response; the CANCEL itself is answered here. Without it
     * the INVITE is answered 487.
     */
    public void onCancel(Runnable action) {
        core.run(() -> {
            onCancel = action;
            if (cancel != null) core.guarded(action);
        });
    }

    /** Hears the status of the final response when it is sent; to be said before there is one. */
    public void whenAnswered(IntConsumer action) {
        whenAnswered = action;
    }

    void whenGone(Runnable action) {
        whenGone = action;
    }

    /** What a dialog adds to each response. */
    void dress(UnaryOperator<SipReply> addition) {
        dress = addition;
    }

    /** Makes the 2xx repeat until {@link #dialogAcknowledged}; {@code action} when that never comes. */
    void untilAcknowledged(Runnable action) {
        unacknowledged = action;
    }

    @Override
    void due(long now) {
        switch (state) {
            case PROCEEDING -> proceedingDue(now);
            case COMPLETED, ACCEPTED -> finalDue(now);
            default -> gone();
        }
    }

    private void proceedingDue(long now) {
        if (now >= endAt) {
            if (invite) respond(408);
            else gone();
            return;
        }
        // RFC 3261 section 17.2.1: 100 when the user has said nothing for 200 ms
        if (invite && last == null) answer(SipWriter.response(request, 100, "", null, List.of(), null, false));
        if (state == State.PROCEEDING) core.wheel.at(this, endAt);
    }

    private void finalDue(long now) {
        if (now >= endAt) {
            Runnable never = state == State.ACCEPTED ? unacknowledged : null;
            gone();
            if (never != null) core.guarded(never);
            return;
        }
        boolean repeats = nextSend != Long.MAX_VALUE && (state == State.COMPLETED || unacknowledged != null) && invite;
        if (repeats && now >= nextSend) {
            core.retransmitted++;
            path.send(last, null);
            interval =
                    Math.min(interval * 2, core.outfit.settings().timers().t2().toNanos());
            nextSend = now + interval;
        }
        core.wheel.at(this, repeats ? Math.min(nextSend, endAt) : endAt);
    }

    private void gone() {
        if (state == State.GONE) return;
        state = State.GONE;
        core.wheel.drop(this);
        core.transactions.remove(key);
        if (whenGone != null) whenGone.run();
    }
}
