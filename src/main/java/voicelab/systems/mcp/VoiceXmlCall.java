package voicelab.systems.mcp;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.languages.voicexml.DialogLimits;
import voicelab.languages.voicexml.Outcome;
import voicelab.languages.voicexml.PageFailure;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.VoiceXmlSession;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.Timers;
import voicelab.systems.CallAudio;

/**
 * One call from its INVITE to its end. {@link #run} is the whole of it, top to bottom on one worker: first page, answer, ACK,
 * dialog, end. SIP and RTP tell their news through the {@link Mailbox}.
 */
final class VoiceXmlCall implements CallListener {
    private static final int NOT_ACCEPTABLE = 488;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private final McpDesk desk;
    private final DialogRequest request;
    private final SipPacket invite;
    private final Instant start;
    private final Mailbox mailbox;
    private final CallerLine line;
    private final PageClient pages;
    private final Referral referral = new Referral();
    private final MidCall midCall;
    private volatile Call sip;
    private volatile CallMedia media;
    private String result = "failed";
    private String reason = "";
    private boolean answered;
    private volatile boolean acknowledged;
    private volatile boolean forgotten;
    private volatile boolean stopped;

    VoiceXmlCall(McpDesk desk, DialogRequest request, SipPacket invite) {
        this.desk = desk;
        this.request = request;
        this.invite = invite;
        this.start = desk.lab().clock().instant();
        this.mailbox = new Mailbox(desk.lab().timers(), desk.lab().clock());
        this.midCall = new MidCall(mailbox, referral, this::note);
        this.pages = new PageClient(desk.lab(), desk.log(), desk.metrics().fetches(), desk.kept(), request.guid());
        PromptSound sounds = new PromptSound(pages, desk.sounds(), desk.settings(), this::note);
        this.line = new CallerLine(
                mailbox,
                desk.lab().clock(),
                sounds,
                this::note,
                new CallSwitch(desk, request, mailbox, referral, () -> sip, this::hangUp, this::bridge, this::note));
    }

    private Bridge bridge(TransferRequest wanted) {
        return new Bridge(desk, request, invite, wanted, mailbox, this::event);
    }

    void begin(ServerTransaction transaction) {
        sip = desk.agent().incoming(transaction, this);
    }

    /** It was answered before it began. */
    void refused(String why) {
        over("rejected", why);
        end();
    }

    /** The whole call, on a worker. */
    void run() {
        Timers.Timer limit =
                desk.lab().timers().after(desk.settings().longestCall(), () -> mailbox.gone("longest call"));
        try {
            event("incall_initiated", "0:0");
            event(
                    "call_reference",
                    String.join("|", invite.callId(), request.guid(), request.tenant(), request.profile()));
            talk();
        } catch (RejectedExecutionException e) {
            over("failed", "the lab stops"); // its event loop is gone: nobody is left to be told
        } catch (RuntimeException e) {
            desk.lab().arrivals().bug("running the dialog of call " + invite.callId(), e);
            over("failed", "internal error");
            sip.hangUp();
        } finally {
            limit.cancel();
            end();
        }
    }

    private void talk() {
        VoiceXmlSession session = new VoiceXmlSession(
                pages,
                line,
                new DialogNews(request, this::event, this::note),
                SessionVariables.of(request, invite),
                DialogLimits.DEFAULT);
        try {
            boolean tells = desk.settings().sessionVariables();
            session.load(request.page(), tells ? SessionVariables.withFirstGet(request, invite) : Map.of());
        } catch (PageFailure e) {
            if (mailbox.isGone()) over("abandoned", mailbox.goneWhy());
            else reject(FirstPage.status(e), "first page " + request.page() + ": " + e.event() + " " + e.getMessage());
            return;
        }
        if (!mailbox.isGone() && !pickUp()) return;
        if (mailbox.isGone()) callerGone();
        else finished(session.run());
    }

    /** Before a page was run: who has acknowledged the answer was served, however soon the BYE came. */
    private void callerGone() {
        over(acknowledged ? "completed" : "abandoned", mailbox.goneWhy());
    }

    /** Media, 200, ACK; false when it came to nothing. */
    private boolean pickUp() {
        try {
            CallerSound caller =
                    new CallerSound(line, mailbox, bad -> desk.log().badPacket(request.guid(), bad));
            media = CallMedia.open(desk.lab(), desk.media(), desk.settings(), invite.callId(), caller);
            line.over(media.rtp());
            midCall.over(media);
            sip.answer(
                    invite.sdp().isPresent()
                            ? media.audio().answer(invite.sdp().get())
                            : media.audio().offer());
        } catch (BindFailure e) {
            reject(UNAVAILABLE, e.getMessage());
            return false;
        } catch (CallAudio.NotAcceptable e) {
            reject(NOT_ACCEPTABLE, e.getMessage());
            return false;
        }
        answered = true;
        event("incall_begin", request.remoteUri() + "|" + request.localUri());
        return awaitAcknowledged();
    }

    private boolean awaitAcknowledged() {
        while (true) {
            CallNews news = mailbox.take();
            if (news instanceof CallNews.Gone) {
                callerGone();
                return false;
            }
            if (news instanceof CallNews.Key key) line.typedAhead(key.key());
            if (!(news instanceof CallNews.Acknowledged acknowledged)) continue;
            try {
                media.audio().answered(acknowledged.sdp());
                return true;
            } catch (CallAudio.NotAcceptable e) {
                over("failed", e.getMessage());
                desk.log().rejected(request.guid(), NOT_ACCEPTABLE, e.getMessage());
                sip.hangUp(cause(NOT_ACCEPTABLE, e.getMessage()));
                return false;
            }
        }
    }

    private void finished(Outcome outcome) {
        if (outcome instanceof Outcome.Exited exited) {
            over("completed", "exit");
            hangUp(exited.values());
        } else if (outcome instanceof Outcome.Disconnected) {
            over("completed", "disconnect");
        } else if (outcome instanceof Outcome.Failed failed) {
            String what = failed.event() + " " + failed.message() + " at " + failed.place();
            over("failed", what);
            note("dialog failed: " + what);
            desk.log().dialogFailed(request.guid(), what);
            sip.hangUp(cause(SERVER_ERROR, failed.event()));
        } else {
            over("completed", mailbox.goneWhy());
            sip.hangUp(); // nothing where the caller has gone; our own limit ends a call that is up
        }
    }

    /** BYE; values of {@code <exit>} and {@code <disconnect>} go along (RFC 5552 section 4). */
    private void hangUp(Map<String, Object> values) {
        mailbox.gone("BYE from here");
        SipContent body = ExitValues.body(values);
        sip.bye(List.of(), body);
    }

    private void reject(int status, String why) {
        over("rejected", status + " " + why);
        event("incall_reject", Integer.toString(status));
        note("call rejected: " + status + " " + why);
        desk.log().rejected(request.guid(), status, why);
        sip.reject(SipReply.of(status)
                .with("Warning", Warnings.text(desk.lab(), why))
                .with(List.of(cause(status, why))));
    }

    private static SipHeader cause(int status, String why) {
        return new SipHeader("Reason", "SIP;cause=" + status + ";text=" + Warnings.quoted(why));
    }

    private void over(String how, String why) {
        result = how;
        reason = why;
    }

    private void end() {
        CallMedia open = media;
        if (open != null) open.close();
        if (forgotten || (stopped && !answered)) {
            desk.calls().left(this, null);
            return;
        }
        RecentCall call = new RecentCall(
                invite.callId(),
                request.guid(),
                request.ani(),
                request.dnis(),
                request.page().toString(),
                start,
                desk.lab().clock().instant(),
                result,
                reason);
        if (answered) event("incall_end", result + "|" + reason);
        desk.records().closed(request, call);
        desk.calls().left(this, call);
        note("call ended: " + result + " (" + reason + ")"); // last: who waits for it finds everything done
    }

    /** The lab resets: without a word to the caller, and without a record. */
    void abort(String why) {
        forgotten = true;
        cutOff(why);
    }

    /** The MCP stops: without a word to the caller. What was answered has its record; what was not may go to another MCP. */
    void cutOff(String why) {
        stopped = true;
        mailbox.gone(why);
        referral.over();
        CallMedia open = media;
        if (open != null) open.close();
    }

    private void event(String name, String text) {
        if (forgotten) return;
        desk.log().event(request.guid(), name, text);
        desk.records().event(request.guid(), invite.callId(), name, text);
    }

    private void note(String what) {
        desk.note(what + ", session " + request.guid());
    }

    @Override
    public void acknowledged(Call call, SipPacket ack) {
        acknowledged = true;
        mailbox.post(new CallNews.Acknowledged(ack.sdp().orElse(null)));
    }

    @Override
    public void cancelled(Call call) {
        mailbox.gone("cancelled");
    }

    @Override
    public boolean request(Call call, ServerTransaction transaction) {
        return midCall.request(transaction);
    }

    @Override
    public void reacknowledged(Call call, SipPacket ack) {
        midCall.reacknowledged(ack);
    }

    @Override
    public void ended(Call call, SipPacket bye) {
        mailbox.gone(bye == null ? "no ACK" : "BYE from the caller");
        referral.over();
    }
}
