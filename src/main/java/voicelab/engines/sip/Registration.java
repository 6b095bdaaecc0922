package voicelab.engines.sip;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;

/** A binding at a registrar that is kept alive (RFC 3261 section 10.2). */
public final class Registration {
    /** Told of each outcome, on the event loop. */
    @FunctionalInterface
    public interface Listener {
        /** @param response the final response; after a failure it is tried again at a quarter of the lifetime */
        void outcome(Registration registration, SipPacket response);
    }

    private static final int LEAST_SECONDS = 1;

    private final Core core;
    private final String user;
    private final SipOrder order;
    private final Listener listener;
    private final String callId;
    private final String tag;
    private long expires;
    private long cseq;
    private boolean ending;
    private volatile boolean active;
    private int round;

    Registration(SipNode node, String user, SipOrder order, Duration expires, Listener listener) {
        this.core = node.core();
        this.user = user;
        this.order = order;
        this.expires = Math.max(LEAST_SECONDS, expires.toSeconds());
        this.listener = listener;
        this.callId = core.ids.callId();
        this.tag = core.ids.tag();
        node.onReset(() -> ending = true);
    }

    /** Whether the last REGISTER was answered 2xx. */
    public boolean isActive() {
        return active;
    }

    /** Takes the binding away ({@code Expires: 0}) and stops. */
    public void end() {
        core.run(() -> {
            if (ending) return;
            ending = true;
            send();
        });
    }

    void send() {
        SipPeer peer = order.next();
        long number = core.ids.nextBranch();
        String contact = OrderWriter.contact(core, user, core.address(peer.transport()), peer.transport());
        SipOrder whole = order.inSequence(callId, ++cseq).with("Expires", ending ? "0" : Long.toString(expires));
        SipPacket request = OrderWriter.write(core, whole, peer, number, tag, contact);
        ClientTransaction.send(core, request, number, peer, null, (transaction, response) -> {
            if (response.status() >= 200) outcome(response, request);
        });
    }

    private void outcome(SipPacket response, SipPacket request) {
        active = response.status() < 300 && !ending;
        if (response.status() == 423) expires = minimum(response);
        listener.outcome(this, response);
        if (ending) return;
        long granted = response.status() < 300 ? granted(response, request) : expires / 2;
        long again = response.status() == 423 ? 0 : Math.max(LEAST_SECONDS, granted / 2);
        int now = ++round;
        core.outfit.loop().schedule(() -> core.guarded(() -> again(now)), again, TimeUnit.SECONDS);
    }

    private void again(int expected) {
        if (!ending && expected == round) send();
    }

    private long minimum(SipPacket response) {
        return response.header("Min-Expires").map(text -> number(text, expires)).orElse(expires * 2);
    }

    /** What the registrar granted to our own contact, else its Expires, else what we asked for. */
    private long granted(SipPacket response, SipPacket request) {
        String own = request.header("Contact")
                .flatMap(NameAddr::read)
                .map(NameAddr::uri)
                .orElse("");
        for (NameAddr contact : response.addresses("Contact"))
            if (contact.uri().equals(own) && contact.param("expires").isPresent())
                return number(contact.param("expires").get(), expires);
        return response.header("Expires").map(text -> number(text, expires)).orElse(expires);
    }

    private static long number(String text, long otherwise) {
        boolean digits = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : otherwise;
    }
}
