package voicelab.systems.sipendpoint;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import voicelab.engines.sip.Registration;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;

/** A phone's registration at SIP Server: one at a time, kept alive. */
final class LineRegistration {
    private static final SystemId SIP_SERVER = new SystemId("sip-server");

    private final LabContext lab;
    private final UserAgent agent;
    private final String number;
    private final Duration expires;
    private final Consumer<String> note;
    private Registration now;

    LineRegistration(LabContext lab, UserAgent agent, String number, Duration expires, Consumer<String> note) {
        this.lab = lab;
        this.agent = agent;
        this.number = number;
        this.expires = expires;
        this.note = note;
    }

    /** A new registration in the place of the former. */
    synchronized CompletionStage<Integer> register(Transport transport) {
        end();
        Optional<InetSocketAddress> there = lab.where(SIP_SERVER, transport == Transport.TCP ? "SIP" : "SIP_UDP");
        if (there.isEmpty()) {
            note.accept("cannot register: SIP Server has no listener for " + transport.parameter());
            return CompletableFuture.completedFuture(503);
        }
        String host = there.get().getAddress().getHostAddress();
        SipUri uri = SipUri.of("", host, there.get().getPort());
        if (transport == Transport.TCP) uri = uri.with("transport", "tcp");
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        now = agent.register(
                new SipPeer(there.get(), transport),
                uri.toString(),
                "sip:" + number + "@" + host,
                expires,
                (registration, response) -> {
                    if (outcome.complete(response.status()))
                        note.accept("asked SIP Server over " + transport.parameter() + " to be registered: "
                                + response.status());
                });
        return outcome.minimalCompletionStage();
    }

    synchronized void end() {
        if (now != null) now.end();
        now = null;
    }
}
