package voicelab.systems.mcp;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import voicelab.engines.media.AudioPipe;
import voicelab.engines.media.RtpListener;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.languages.voicexml.EndingKeys;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.TransferResult;
import voicelab.languages.voicexml.Transferred;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.sip.SipPacket;
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
    private final MidCall midCall;
    private final EndingKeys keys;
    private CallMedia media;
    private Call leg;
    private volatile boolean up;
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
        this.keys = new EndingKeys(wanted.grammars(), false);
        // keys and failures of the other side are not the caller's
        Mailbox unread = new Mailbox(desk.lab().timers(), desk.lab().clock());
        this.midCall = new MidCall(unread, new Referral(), note -> {});
        this.mailbox = mailbox;
        this.events = events;
    }

    /**
     * To be played to the caller meanwhile.
     *
     * @param waiting over and over until the other side answers; empty: what that side lets be heard before
     */
    AudioSource toCaller(short[] waiting) {
        if (waiting.length == 0) return toCaller;
        AudioSource repeated = AudioSource.endless(waiting);
        return frame -> up ? toCaller.read(frame) : repeated.read(frame);
    }

    /** What the caller says, on the media's thread. */
    void fromCaller(short[] pcm) {
        toLeg.write(pcm);
    }

    TransferResult run() {
        Optional<String> target = TransferTarget.of(invite, wanted.destination());
        Optional<InetSocketAddress> next = resourceManager();
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

    /** The one that brought the call: it has the session. Of a call that came directly, the first. */
    private Optional<InetSocketAddress> resourceManager() {
        List<InetSocketAddress> all = desk.lab().everywhere(RESOURCE_MANAGER, "SIP");
        return all.stream()
                .filter(one -> invite.sentBy().startsWith(one.getAddress().getHostAddress() + ":"))
                .findFirst()
                .or(() -> all.stream().findFirst());
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
        Optional<CallNews> first = await(desk.lab().clock().instant().plus(wanted.connectTimeout()));
        if (mailbox.isGone()) return TransferResult.of(Transferred.HUNG_UP);
        if (first.isEmpty()) return TransferResult.of(Transferred.NO_ANSWER);
        if (!(first.get() instanceof CallNews.Leg told)) return ended(Duration.ZERO);
        if (told.how() != CallNews.Leg.How.ANSWERED) return TransferResult.of(TransferTarget.refused(told.status()));
        up = true;
        events.accept(
                "bridge_begin", String.join("|", request.ani(), wanted.destination(), request.guid(), wanted.aai()));
        media.rtp().play(toLeg);
        Instant begun = desk.lab().clock().instant();
        Duration most = wanted.maxTime().isZero() ? desk.settings().longestCall() : wanted.maxTime();
        Optional<CallNews> end = await(begun.plus(most));
        Duration talked = Duration.between(begun, desk.lab().clock().instant());
        if (mailbox.isGone()) return TransferResult.of(Transferred.HUNG_UP, talked);
        if (end.isEmpty()) return TransferResult.of(Transferred.MAX_TIME_DISCONNECT, talked);
        return end.get() instanceof CallNews.Leg
                ? TransferResult.of(Transferred.FAR_END_DISCONNECT, talked)
                : ended(talked);
    }

    private TransferResult ended(Duration talked) {
        return new TransferResult(Transferred.NEAR_END_DISCONNECT, talked, keys.pressed());
    }

    /**
     * News of the leg, or the key by which the caller ends it; empty when the time is up, in the lab's time, or the caller gone. The
     * caller's keys go on to the other side.
     */
    private Optional<CallNews> await(Instant until) {
        while (true) {
            Optional<CallNews> news = mailbox.take(until);
            if (news.isEmpty() || news.get() instanceof CallNews.Gone) return Optional.empty();
            // the leg of an earlier bridge may be late with its 487
            if (news.get() instanceof CallNews.Leg told && told.of() == this) {
                over = told.how() != CallNews.Leg.How.ANSWERED;
                return news;
            }
            if (!(news.get() instanceof CallNews.Key key)) continue;
            if (up) media.rtp().sendDigits(String.valueOf(key.key()));
            if (keys.key(key.key())) return news;
        }
    }

    private void tell(CallNews.Leg.How how, int status) {
        mailbox.post(new CallNews.Leg(this, how, status));
    }

    @Override
    public void progress(Call call, SipPacket response) {
        try {
            if (response.sdp().isPresent()) media.audio().early(response.sdp().get());
        } catch (CallAudio.NotAcceptable e) {
            desk.note("early media of a bridge is not heard: " + e.getMessage() + ", session " + request.guid());
        }
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
