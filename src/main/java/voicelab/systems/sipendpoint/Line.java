package voicelab.systems.sipendpoint;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.sip.Call;
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
import voicelab.standin.PhoneManner;

/** A phone's line: places calls, takes calls, and knows the latest ones. */
final class Line implements SipHandler {
    private static final SystemId SIP_SERVER = new SystemId("sip-server");
    private static final int ENDED_KEPT = 10;
    private static final int PATIENCE_SECONDS = 5;

    private final LabContext lab;
    private final SipEndpointSettings settings;
    private final String number;
    private final SipNode node;
    private final UserAgent agent;
    private final MediaEngine media;
    private final EventLoop loop;
    private volatile PhoneManner manner;
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
        this.manner = usualManner();
    }

    LineCall dial(String dialled, String via, Transport transport, Map<String, String> data) {
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
        SipOrder order =
                order(user, there.get(), transport).inSequence(callId, 0).body(sdp.offer());
        if (!data.isEmpty()) order = order.with(CallData.HEADER, CallData.form(data));
        call.begin(agent.call(order, call));
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
        PhoneManner now = manner;
        if (now.status() != 0) transaction.respond(refusal(now));
        else if (isBusy()) transaction.respond(486);
        else ring(transaction, invite, now);
        return true;
    }

    private SipReply refusal(PhoneManner now) {
        SipReply reply = SipReply.of(now.status());
        if (now.redirect().isEmpty()) return reply;
        String to = now.redirect();
        String uri = to.contains(":")
                ? to
                : "sip:" + to + "@"
                        + lab.where(SIP_SERVER, "SIP")
                                .map(at -> at.getAddress().getHostAddress())
                                .orElse(lab.address().getHostAddress());
        return reply.with("Contact", "<" + uri + ">");
    }

    void manner(PhoneManner next) {
        manner = next;
    }

    /** How the profile has incoming calls taken. */
    PhoneManner usualManner() {
        return new PhoneManner(settings.ring(), settings.reject(), "", 0);
    }

    private void ring(ServerTransaction transaction, SipPacket invite, PhoneManner now) {
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
            call.begin(agent.incoming(transaction, call), invite.sdp(), now);
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

    boolean isBusy() {
        return count() >= settings.mostCalls();
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
        manner = usualManner();
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

    /** A number where the call's other end is: what a Refer-To says. */
    String target(Call call, String dialled) {
        String user = Keys.user(dialled)
                .orElseThrow(() -> new IllegalArgumentException("\"" + dialled + "\" is no number to refer to"));
        return "sip:" + user + "@" + Referred.host(call, lab.address().getHostAddress());
    }

    /** The same with the dialog of another call, whose place is to be taken (RFC 5589 section 7.1). */
    String target(Call call, Call other, String number) {
        String replaces = other == null ? "" : other.replaces().orElse("");
        if (replaces.isEmpty()) throw new IllegalArgumentException("the other call is not up");
        return target(call, number) + "?Replaces=" + URLEncoder.encode(replaces, StandardCharsets.UTF_8);
    }

    void referred(Call call, ServerTransaction refer) {
        Referred.by(this, call, refer);
    }

    /** Whom a call goes through, as {@link #dial} wants it. */
    String through(Call call) {
        return lab.resolve(Referred.host(call, ""), 0)
                .map(lab::whoIs)
                .filter("sbc"::equals)
                .orElse("sip-server");
    }

    void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", number + " " + what);
    }

    /** What a call's person asks for: on the event loop, and only while the call is up. */
    CompletionStage<Integer> asked(BooleanSupplier isUp, Supplier<CompletionStage<Integer>> ask) {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        run(() -> {
            try {
                if (!isUp.getAsBoolean()) throw new IllegalStateException("the call is not up");
                ask.get().whenComplete((status, problem) -> {
                    if (problem == null) outcome.complete(status);
                    else outcome.completeExceptionally(problem);
                });
            } catch (IllegalArgumentException | IllegalStateException e) {
                outcome.completeExceptionally(e);
            }
        });
        return outcome.minimalCompletionStage();
    }

    void run(Runnable task) {
        node.run(task);
    }

    /** After the ringing time. */
    void later(Duration ring, Runnable task) {
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
