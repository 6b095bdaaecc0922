package voicelab.systems.sipendpoint;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;

/** A phone's line: places calls, takes calls, and knows the latest ones. */
final class Line implements SipHandler {
    private static final int ENDED_KEPT = 10;
    private static final int PATIENCE_SECONDS = 5;

    private final LabContext lab;
    private final SipEndpointSettings settings;
    private final String number;
    private final SipNode node;
    private final UserAgent agent;
    private final MediaEngine media;
    private final EventLoop loop;
    private final List<LineCall> live = new ArrayList<>();
    private final List<LineCall> ended = new ArrayList<>();

    Line(
            LabContext lab,
            SipEndpointSettings settings,
            String number,
            SipNode node,
            UserAgent agent,
            MediaEngine media,
            EventLoop loop) {
        this.lab = lab;
        this.settings = settings;
        this.number = number;
        this.node = node;
        this.agent = agent;
        this.media = media;
        this.loop = loop;
    }

    LineCall dial(String dialled, String via, Transport transport) {
        String user = Keys.user(dialled)
                .orElseThrow(() -> new IllegalArgumentException("\"" + dialled + "\" is no number to dial"));
        String callId = callId();
        Optional<InetSocketAddress> there =
                lab.where(new SystemId(via), transport == Transport.TCP ? "SIP" : "SIP_UDP");
        if (there.isEmpty()) return unreachable(callId, dialled, via + " has no listener for " + transport.parameter());
        PhoneMedia mouth;
        try {
            mouth = new PhoneMedia(lab, media, callId, key -> note("hears key " + key + " (" + callId + ")"));
        } catch (BindFailure e) {
            return unreachable(callId, dialled, "no media port: " + e.getMessage());
        }
        Descriptions sdp = new Descriptions(mouth.local(), settings.codecs(), sessionId());
        LineCall call = new LineCall(this, false, callId, dialled, mouth, sdp);
        add(call);
        call.begin(agent.call(
                order(user, there.get(), transport).inSequence(callId, 0).body(sdp.offer()), call));
        return call;
    }

    private SipOrder order(String user, InetSocketAddress there, Transport transport) {
        String host = there.getAddress().getHostAddress();
        SipUri uri = SipUri.of(user, host, there.getPort());
        if (transport == Transport.TCP) uri = uri.with("transport", "tcp");
        return SipOrder.invite(uri.toString())
                .from("<sip:" + number + "@" + lab.address().getHostAddress() + ">")
                .to("<sip:" + user + "@" + host + ">")
                .via(new SipPeer(there, transport));
    }

    private LineCall unreachable(String callId, String dialled, String why) {
        LineCall call = new LineCall(this, false, callId, dialled, null, null);
        add(call);
        note("cannot call " + dialled + ": " + why);
        call.finish(503, why);
        return call;
    }

    @Override
    public boolean request(ServerTransaction transaction) {
        SipPacket invite = transaction.request();
        if (!invite.is("INVITE") || invite.toTag() != null) return false;
        if (settings.reject() != 0) transaction.respond(settings.reject());
        else if (count() >= settings.mostCalls()) transaction.respond(486);
        else ring(transaction, invite);
        return true;
    }

    private void ring(ServerTransaction transaction, SipPacket invite) {
        String callId = invite.callId();
        String peer = NameAddr.read(invite.from())
                .flatMap(NameAddr::sipUri)
                .map(SipUri::user)
                .orElse("");
        try {
            PhoneMedia mouth =
                    new PhoneMedia(lab, media, callId, key -> note("hears key " + key + " (" + callId + ")"));
            Descriptions sdp = new Descriptions(mouth.local(), settings.codecs(), sessionId());
            LineCall call = new LineCall(this, true, callId, peer, mouth, sdp);
            add(call);
            call.begin(agent.incoming(transaction, call), invite.sdp());
        } catch (BindFailure e) {
            note("cannot take the call from " + peer + ": " + e.getMessage());
            transaction.respond(SipReply.of(503).reason("No Media Port"));
        }
    }

    /** Calls in progress and the latest ended ones, oldest first. */
    synchronized List<LineCall> calls() {
        List<LineCall> all = new ArrayList<>(ended);
        all.addAll(live);
        return List.copyOf(all);
    }

    synchronized int count() {
        return live.size();
    }

    private synchronized void add(LineCall call) {
        live.add(call);
    }

    synchronized void isOver(LineCall call) {
        if (!live.remove(call)) return;
        ended.add(call);
        if (ended.size() > ENDED_KEPT) ended.remove(0);
    }

    /** Ends all calls and forgets the ended ones; a call that comes later is none of them. */
    void reset() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        node.run(() -> {
            for (LineCall call : calls()) call.hangUp();
            done.complete(null);
        });
        done.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        synchronized (this) {
            ended.clear();
        }
    }

    /** Gives back ports; tells nobody. */
    void close() {
        for (LineCall call : calls()) call.finish(503, "the phone is off");
    }

    // ---- for its calls

    void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", number + " " + what);
    }

    void run(Runnable task) {
        node.run(task);
    }

    /** After the ringing time. */
    void later(Runnable task) {
        Duration ring = settings.ring();
        if (ring.isZero()) task.run();
        else lab.timers().after(ring, () -> node.run(task));
    }

    long nanos() {
        return lab.ticker().nanos();
    }

    void schedule(Runnable task, long delay, TimeUnit unit) {
        loop.schedule(task, delay, unit);
    }

    private String callId() {
        return String.format(
                "%016x%016x@%s",
                lab.random().nextLong(), lab.random().nextLong(), lab.address().getHostAddress());
    }

    private long sessionId() {
        return lab.random().nextLong() >>> 2;
    }
}
