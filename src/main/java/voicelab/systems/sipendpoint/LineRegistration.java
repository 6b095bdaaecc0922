package voicelab.systems.sipendpoint;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.map.SystemId;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/**
 * A phone's registration at SIP Server (RFC 3261 section 10.2): one at a time, refreshed at half its lifetime. Lifetimes are
 * the lab's time, at the registrar too, so that a moved clock refreshes what it makes old.
 */
final class LineRegistration {
    private static final SystemId SIP_SERVER = new SystemId("sip-server");
    private static final Duration AGAIN = Duration.ofSeconds(30);
    private static final int INTERVAL_TOO_BRIEF = 423;
    private static final int MOST_SECONDS = 86_400;

    /** One binding as this phone asks for it. */
    private record Wanted(SipPeer server, String uri, String aor, String contact, String callId) {}

    private final LabContext lab;
    private final SipNode node;
    private final String number;
    private final Consumer<String> note;
    private long seconds;
    private Wanted wanted;
    private long cseq;
    private int lastStatus;
    private Timers.Timer refresh;

    LineRegistration(LabContext lab, SipNode node, String number, Duration expires, Consumer<String> note) {
        this.lab = lab;
        this.node = node;
        this.number = number;
        this.seconds = Math.max(1, Math.min(MOST_SECONDS, expires.toSeconds()));
        this.note = note;
    }

    /** Registers over this transport, in the place of what was registered over another. */
    synchronized CompletionStage<Integer> register(Transport transport) {
        Optional<InetSocketAddress> there = lab.where(SIP_SERVER, transport == Transport.TCP ? "SIP" : "SIP_UDP");
        if (there.isEmpty()) {
            note.accept("cannot register: SIP Server has no listener for " + transport.parameter());
            return CompletableFuture.completedFuture(503);
        }
        if (wanted == null || wanted.server().transport() != transport) {
            end();
            wanted = wanted(new SipPeer(there.get(), transport));
        }
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        send(wanted, outcome);
        return outcome.minimalCompletionStage();
    }

    private Wanted wanted(SipPeer server) {
        String host = server.address().getAddress().getHostAddress();
        InetSocketAddress own = node.address(server.transport());
        SipUri contact = SipUri.of(number, own.getAddress().getHostAddress(), own.getPort());
        SipUri uri = SipUri.of("", host, server.address().getPort());
        boolean tcp = server.transport() == Transport.TCP;
        String callId =
                String.format("%016x@%s", lab.random().nextLong(), lab.address().getHostAddress());
        return new Wanted(
                server,
                (tcp ? uri.with("transport", "tcp") : uri).toString(),
                "<sip:" + number + "@" + host + ">",
                (tcp ? contact.with("transport", "tcp") : contact).toString(),
                callId);
    }

    private void send(Wanted binding, CompletableFuture<Integer> outcome) {
        Instant asked = lab.clock().instant();
        node.send(order(binding, seconds)).thenAccept(response -> answered(binding, asked, response, outcome));
    }

    private SipOrder order(Wanted binding, long lifetime) {
        return SipOrder.of("REGISTER", binding.uri())
                .from(binding.aor())
                .to(binding.aor())
                .via(binding.server())
                .with("Contact", "<" + binding.contact() + ">")
                .with("Expires", Long.toString(lifetime))
                .inSequence(binding.callId(), ++cseq);
    }

    private synchronized void answered(
            Wanted binding, Instant asked, SipPacket response, CompletableFuture<Integer> outcome) {
        if (!binding.equals(wanted)) {
            outcome.complete(response.status());
            return;
        }
        long least =
                response.header("Min-Expires").map(LineRegistration::number).orElse(0L);
        if (response.status() == INTERVAL_TOO_BRIEF && least > seconds) {
            seconds = least;
            send(binding, outcome);
            return;
        }
        if (response.status() != lastStatus)
            note.accept("asked SIP Server over " + binding.server().transport().parameter() + " to be registered: "
                    + response.status());
        lastStatus = response.status();
        Duration next = response.status() < 300 ? Duration.ofMillis(500 * granted(binding, response)) : AGAIN;
        // the clock may have been moved while the answer was on its way
        Duration left = next.minus(Duration.between(asked, lab.clock().instant()));
        if (refresh != null) refresh.cancel();
        refresh = lab.timers().after(left.isNegative() ? Duration.ZERO : left, () -> again(binding));
        outcome.complete(response.status());
    }

    private synchronized void again(Wanted binding) {
        if (binding.equals(wanted)) send(binding, new CompletableFuture<>());
    }

    /** What the registrar granted to our contact, in seconds; what we asked for where it does not say. */
    private long granted(Wanted binding, SipPacket response) {
        for (NameAddr contact : response.addresses("Contact"))
            if (contact.uri().equals(binding.contact())
                    && contact.param("expires").isPresent())
                return Math.max(1, number(contact.param("expires").get()));
        return seconds;
    }

    private static long number(String text) {
        boolean digits = !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Math.min(MOST_SECONDS, Long.parseLong(text)) : MOST_SECONDS;
    }

    /** Takes the binding away; nothing where there is none. */
    synchronized void end() {
        stop();
        if (wanted == null) return;
        node.send(order(wanted, 0));
        wanted = null;
        lastStatus = 0;
    }

    /** Refreshes no more, and tells nobody. */
    synchronized void stop() {
        if (refresh != null) refresh.cancel();
        refresh = null;
    }
}
