package voicelab.engines.sip;

import java.io.IOException;
import java.util.List;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;

/**
 * A request that was sent and waits for its responses (RFC 3261 section 17.1, RFC 6026). What never comes is made here: 408
 * on a time-out, 503 when the path fails (section 8.1.3.1), so that its user hears exactly one final response.
 */
final class ClientTransaction extends Timed implements PathUser {
    /** Who is told of responses; every 2xx of an INVITE comes, another final response once. */
    interface User {
        void response(ClientTransaction transaction, SipPacket response);
    }

    private enum State {
        CALLING,
        PROCEEDING,
        COMPLETED,
        ACCEPTED,
        GONE
    }

    private final Core core;
    private SipPacket request;
    private final long number;
    private User user;
    private final boolean invite;
    private final boolean cancel;
    private Path path;
    private State state = State.CALLING;
    private SipPacket ack;
    private List<SipHeader> cancelHeaders;
    private boolean cancelSent;
    private long interval;
    private long nextSend;
    private long endAt;

    private ClientTransaction(Core core, SipPacket request, long number, User user) {
        this.core = core;
        this.request = request;
        this.number = number;
        this.user = user;
        this.invite = request.is("INVITE");
        this.cancel = request.is("CANCEL");
    }

    /**
     * Sends a request whose top Via carries {@code number}'s branch. The user hears a failure later, never from in here.
     *
     * @param ready the way to take; {@code null} to find one to {@code peer}
     */
    static ClientTransaction send(Core core, SipPacket request, long number, SipPeer peer, Path ready, User user) {
        ClientTransaction transaction = new ClientTransaction(core, request, number, user);
        transaction.begin(peer, ready);
        return transaction;
    }

    private void begin(SipPeer peer, Path ready) {
        if (core.transactions.hasNoRoom()) {
            failLater("no room for another transaction");
            return;
        }
        core.transactions.add(this);
        try {
            path = ready != null ? ready : core.path(peer);
        } catch (IOException e) {
            failLater(e.getMessage());
            return;
        }
        long now = core.wheel.now();
        interval = core.outfit.settings().timers().t1().toNanos();
        endAt = now + 64 * interval; // Timers B and F
        nextSend = path.isReliable() ? Long.MAX_VALUE : now + interval; // Timers A and E
        core.wheel.at(this, Math.min(nextSend, endAt));
        path.send(request, this);
    }

    boolean isCancel() {
        return cancel;
    }

    long number() {
        return number;
    }

    /** The path taken; {@code null} when none was found. */
    Path path() {
        return path;
    }

    private void failLater(String why) {
        core.outfit.loop().execute(() -> core.guarded(() -> pathFailed(why)));
    }

    @Override
    public void pathFailed(String why) {
        if (state != State.CALLING && state != State.PROCEEDING) {
            if (state != State.GONE && path != null && path.isReliable()) gone();
            return;
        }
        // the sender may still be in the middle of sending: its user must not be called back from in there
        state = State.COMPLETED;
        SipPacket made = made(503, why);
        core.outfit.loop().execute(() -> {
            gone();
            core.guarded(() -> user.response(this, made));
        });
    }

    private SipPacket made(int status, String why) {
        return SipWriter.response(request, status, "", core.ids.tag(), reason(why), null, true);
    }

    private static List<SipHeader> reason(String why) {
        String text =
                why == null ? "" : why.replace('"', '\'').replace('\r', ' ').replace('\n', ' ');
        return List.of(new SipHeader("Warning", "399 voicelab \"" + text + "\""));
    }

    void received(SipPacket response) {
        switch (state) {
            case CALLING, PROCEEDING -> {
                if (response.status() < 200) provisional(response);
                else last(response);
            }
            case COMPLETED -> {
                // the ACK was lost
                if (ack != null && response.status() >= 300) path.send(ack, null);
            }
            case ACCEPTED -> {
                if (response.status() / 100 == 2) core.guarded(() -> user.response(this, response));
            }
            case GONE -> {
                // late
            }
        }
    }

    private void provisional(SipPacket response) {
        boolean first = state == State.CALLING;
        state = State.PROCEEDING;
        long now = core.wheel.now();
        if (invite) {
            nextSend = Long.MAX_VALUE;
            if (!cancelSent && (first || response.status() > 100))
                endAt = now + core.outfit.settings().timers().ringing().toNanos(); // Timer C
            core.wheel.at(this, endAt);
        } else if (!path.isReliable()) {
            interval = core.outfit.settings().timers().t2().toNanos();
        }
        if (cancelHeaders != null && !cancelSent) sendCancel();
        core.guarded(() -> user.response(this, response));
    }

    private void last(SipPacket response) {
        long linger = core.outfit.settings().timers().linger().toNanos();
        if (!invite) {
            if (path.isReliable()) gone();
            else wait(State.COMPLETED, linger); // Timer K
        } else if (response.status() < 300) {
            wait(State.ACCEPTED, linger); // Timer M
        } else {
            ack = SipWriter.ack(request, response);
            path.send(ack, null);
            if (path.isReliable()) gone();
            else wait(State.COMPLETED, linger); // Timer D
        }
        core.guarded(() -> user.response(this, response));
        // what only waits for repetitions keeps no more than it repeats
        request = null;
        if (state != State.ACCEPTED) user = null;
    }

    private void wait(State next, long nanos) {
        state = next;
        nextSend = Long.MAX_VALUE;
        endAt = core.wheel.now() + nanos;
        core.wheel.at(this, endAt);
    }

    /** Cancels an INVITE: at once after a provisional response, else as soon as one comes (RFC 3261 section 9.1). */
    void cancel(List<SipHeader> headers) {
        if (!invite || cancelHeaders != null || (state != State.CALLING && state != State.PROCEEDING)) return;
        cancelHeaders = headers;
        if (state == State.PROCEEDING) sendCancel();
    }

    private void sendCancel() {
        cancelSent = true;
        // RFC 3261 section 9.1: without a final response 64*T1 after the CANCEL the INVITE is held to be over
        endAt = core.wheel.now() + 64 * core.outfit.settings().timers().t1().toNanos();
        core.wheel.at(this, endAt);
        send(core, SipWriter.cancel(request, cancelHeaders), number, null, path, (transaction, response) -> {});
    }

    @Override
    void due(long now) {
        if (state == State.COMPLETED || state == State.ACCEPTED) {
            gone();
            return;
        }
        if (state == State.GONE) return;
        if (now >= endAt) {
            timedOut();
            return;
        }
        if (now >= nextSend) {
            core.retransmitted++;
            boolean capped = !invite;
            interval = capped
                    ? Math.min(
                            interval * 2, core.outfit.settings().timers().t2().toNanos())
                    : interval * 2;
            nextSend = now + interval;
            path.send(request, this);
        }
        core.wheel.at(this, Math.min(nextSend, endAt));
    }

    private void timedOut() {
        if (invite && state == State.PROCEEDING && cancelHeaders == null) {
            cancel(List.of()); // Timer C: RFC 3261 section 16.8
            return;
        }
        gone();
        core.guarded(() -> user.response(this, made(408, "no final response")));
    }

    private void gone() {
        if (state == State.GONE) return;
        state = State.GONE;
        core.wheel.drop(this);
        core.transactions.remove(this);
        if (path != null) path.leave(this);
    }
}
