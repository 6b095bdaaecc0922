package voicelab.systems.mcp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import voicelab.engines.media.AudioPipe;
import voicelab.engines.media.RtpListener;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.TransferResult;
import voicelab.languages.voicexml.Transferred;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.Timers;
import voicelab.systems.CallAudio;

/**
 * A {@code <transfer type="bridge">}: a second leg of the caller's session, through Resource Manager (mcp-6) and SIP Server (gvp-1), whose
 * sound goes to the caller and back until one of both leaves. SIP tells its news on the node's event loop; {@link #run} waits for them on
 * the dialog's thread.
 */
final class Bridge implements CallListener {
    private static final SystemId RESOURCE_MANAGER = new SystemId("resource-manager");
    private static final int NOT_ACCEPTABLE = 488;

    /** 200 ms: the most that one side may be behind the other. */
    private static final int PIPE = 1_600;

    private final McpDesk desk;
    private final DialogRequest request;
    private final SipPacket invite;
    private final TransferRequest wanted;
    private final Mailbox mailbox;
    private final BiConsumer<String, String> events;
    private final AudioPipe toCaller = new AudioPipe(PIPE);
    private final AudioPipe toLeg = new AudioPipe(PIPE);
    // keys and failures of the other side are not the caller's
    private final MidCall midCall = new MidCall(new Mailbox(), new Referral(), note -> {});
    private CallMedia media;
    private Call leg;
    private boolean up;
    private boolean over;

    Bridge(
            McpDesk desk,
            DialogRequest request,
            SipPacket invite,
            TransferRequest wanted,
            Mailbox mailbox,
            BiConsumer<String, String> events) {
        this.desk = desk;
        this.request = request;
        this.invite = invite;
        this.wanted = wanted;
        this.mailbox = mailbox;
        this.events = events;
    }

    /** To be played to the caller meanwhile. */
    AudioSource toCaller() {
        return toCaller;
    }

    /** What the caller says, on the media's thread. */
    void fromCaller(short[] pcm) {
        toLeg.write(pcm);
    }

    TransferResult run() {
        Optional<String> target = TransferTarget.of(invite, wanted.destination());
        Optional<InetSocketAddress> next = desk.lab().where(RESOURCE_MANAGER, "SIP");
        if (target.isEmpty() || next.isEmpty()) return TransferResult.of(Transferred.UNSUPPORTED);
        try {
            place(target.get(), next.get());
        } catch (BindFailure e) {
            desk.note("no bridge: " + e.getMessage() + ", session " + request.guid());
            return TransferResult.of(Transferred.NETWORK_BUSY);
        }
        try {
            return connected();
        } finally {
            if (!over) leg.hangUp();
            media.close();
        }
    }

    private void place(String target, InetSocketAddress next) throws BindFailure {
        String self = desk.lab().address().getHostAddress();
        String callId = "bridge-" + Guids.next(desk.lab().random()) + "@" + self;
        media = CallMedia.open(desk.lab(), desk.media(), desk.settings(), callId, new RtpListener() {
            @Override
            public void onFrame(short[] pcm) {
                toCaller.write(pcm);
            }
        });
        midCall.over(media);
        SipOrder order = SipOrder.invite(target)
                .from("<sip:" + request.ani() + "@" + self + ">")
                .via(SipPeer.tcp(next))
                .with(DialogRequest.SESSION_HEADER, request.guid())
                .body(media.audio().offer())
                .inSequence(callId, 1);
        // RFC 5552 section 3.2: application-to-application information goes as User-to-User
        String aai = wanted.aai().replaceAll("[^ -~]", " ").strip();
        leg = desk.agent().call(aai.isEmpty() ? order : order.with("User-to-User", aai), this);
    }

    private TransferResult connected() {
        Optional<CallNews.Leg> first = await(desk.lab().clock().instant().plus(wanted.connectTimeout()));
        if (mailbox.isGone()) return TransferResult.of(Transferred.HUNG_UP);
        if (first.isEmpty()) return TransferResult.of(Transferred.NO_ANSWER);
        if (first.get().how() != CallNews.Leg.How.ANSWERED)
            return TransferResult.of(TransferTarget.refused(first.get().status()));
        up = true;
        events.accept(
                "bridge_begin", String.join("|", request.ani(), wanted.destination(), request.guid(), wanted.aai()));
        media.rtp().play(toLeg);
        Instant begun = desk.lab().clock().instant();
        Duration most = wanted.maxTime().isZero() ? desk.settings().longestCall() : wanted.maxTime();
        Optional<CallNews.Leg> end = await(begun.plus(most));
        Duration talked = Duration.between(begun, desk.lab().clock().instant());
        if (mailbox.isGone()) return new TransferResult(Transferred.HUNG_UP, talked);
        return new TransferResult(
                end.isEmpty() ? Transferred.MAX_TIME_DISCONNECT : Transferred.FAR_END_DISCONNECT, talked);
    }

    /** News of the leg; empty when the time is up, in the lab's time, or the caller gone. The caller's keys go on to the other side. */
    private Optional<CallNews.Leg> await(Instant until) {
        while (!mailbox.isGone()) {
            Duration left = Duration.between(desk.lab().clock().instant(), until);
            if (left.isNegative() || left.isZero()) return Optional.empty();
            Timers.Timer timer = desk.lab().timers().after(left, () -> mailbox.post(new CallNews.Due(0)));
            CallNews news = mailbox.take();
            timer.cancel();
            if (news instanceof CallNews.Leg told) {
                over = told.how() != CallNews.Leg.How.ANSWERED;
                return Optional.of(told);
            }
            if (up && news instanceof CallNews.Key key) media.rtp().sendDigits(String.valueOf(key.key()));
        }
        return Optional.empty();
    }

    private void tell(CallNews.Leg.How how, int status) {
        mailbox.post(new CallNews.Leg(how, status));
    }

    @Override
    public void answered(Call call, SipPacket response) {
        try {
            media.audio().answered(response.sdp().orElse(null));
            tell(CallNews.Leg.How.ANSWERED, response.status());
        } catch (CallAudio.NotAcceptable e) {
            call.hangUp();
            tell(CallNews.Leg.How.FAILED, NOT_ACCEPTABLE);
        }
    }

    @Override
    public void failed(Call call, SipPacket response) {
        tell(CallNews.Leg.How.FAILED, response.status());
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        tell(CallNews.Leg.How.ENDED, 0);
    }

    @Override
    public boolean request(Call call, ServerTransaction transaction) {
        return midCall.request(transaction);
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        midCall.reacknowledged(ack);
    }
}
