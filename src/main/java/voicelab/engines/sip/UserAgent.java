package voicelab.engines.sip;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.protocols.sip.SipPacket;

/**
 * Calls and registrations of one node (RFC 3261 sections 12 to 15, RFC 3311). Requests of its dialogs are taken before the
 * node's handler sees them.
 */
public final class UserAgent {
    final Core core;
    final String user;
    private final SipNode node;
    private final Map<String, Call> calls = new HashMap<>();
    private final AtomicInteger live = new AtomicInteger();

    /** @param user the user part of Contact; may be empty */
    public UserAgent(SipNode node, String user) {
        this.node = node;
        this.core = node.core();
        this.user = user;
        core.dispatch.add(new Dialogs());
        node.onReset(this::forget);
    }

    /**
     * Places a call: sends the INVITE that {@code order} describes. The call is known by its Call-ID at once.
     *
     * @throws IllegalArgumentException when there is no next hop in the order
     */
    public Call call(SipOrder order, CallListener listener) {
        String callId = order.callId().isEmpty() ? core.ids.callId() : order.callId();
        SipOrder whole = order.inSequence(callId, Math.max(1, order.cseq()));
        Call call = new Call(this, callId, listener, false);
        SipPeer peer = OrderWriter.peer(core, whole);
        core.run(() -> call.outgoing.begin(whole, peer));
        return call;
    }

    /**
     * Takes an INVITE as a call that this side is to answer; call it from the handler that got the transaction. An INVITE
     * that asks for what nobody here can read is answered 415 or 503 at once; the call is then over.
     */
    public Call incoming(ServerTransaction invite, CallListener listener) {
        Call call = new Call(this, invite.request().callId(), listener, true);
        core.run(() -> call.incoming.begin(invite));
        return call;
    }

    /**
     * Registers and keeps the registration alive at half its lifetime.
     *
     * @param registrar the request URI, such as {@code sip:127.20.0.14:5060}
     * @param aor the address of record, such as {@code sip:8001@lab}
     */
    public Registration register(
            SipPeer next, String registrar, String aor, Duration expires, Registration.Listener listener) {
        SipOrder order = SipOrder.of("REGISTER", registrar).via(next).from(aor).to(aor);
        Registration registration = new Registration(node, user, order, expires, listener);
        core.run(registration::send);
        return registration;
    }

    /** Calls that are not over. */
    public int callCount() {
        return live.get();
    }

    /** Forgets all calls without a word to anybody. */
    public void reset() {
        core.run(this::forget);
    }

    private void forget() {
        calls.values().forEach(Call::forgotten);
        calls.clear();
        live.set(0);
    }

    boolean isFull() {
        return calls.size() >= core.outfit.settings().bounds().dialogs();
    }

    void add(Call call, Dialog dialog) {
        if (calls.put(dialog.key(), call) == null) live.incrementAndGet();
    }

    void remove(Dialog dialog) {
        if (calls.remove(dialog.key()) != null) live.decrementAndGet();
    }

    private Call find(SipPacket packet) {
        return packet.toTag() == null ? null : calls.get(Dialog.key(packet.callId(), packet.toTag()));
    }

    private final class Dialogs implements Dispatch.Dialogs {
        @Override
        public boolean request(ServerTransaction transaction) {
            Call call = find(transaction.request());
            return call != null && call.within.request(transaction);
        }

        @Override
        public boolean ack(SipPacket ack) {
            Call call = find(ack);
            return call != null && call.within.ack(ack);
        }

        @Override
        public int count() {
            return callCount();
        }
    }
}
