package voicelab.engines.sip.b2bua;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.StatusText;

/**
 * What whoever sent a REFER hears of it: 202, then a NOTIFY with a sipfrag for each step (RFC 3515 section 2.4), none after
 * {@code Refer-Sub: false} (RFC 4488). On the event loop.
 */
final class ReferNews {
    private static final String SIPFRAG = "message/sipfrag;version=2.0";
    private static final int TRYING = 100;

    private final Call call;
    private final String event;
    private final boolean wanted;
    private boolean over;
    private int latest;

    private ReferNews(Call call, String event, boolean wanted) {
        this.call = call;
        this.event = event;
        this.wanted = wanted;
    }

    /** @param refer answered here; {@code null} when there was none, and then nobody is told anything */
    static ReferNews of(Call call, ServerTransaction refer) {
        if (refer == null) return new ReferNews(call, "", false);
        SipPacket request = refer.request();
        boolean unwanted = request.header("Refer-Sub")
                .filter(v -> v.trim().startsWith("false"))
                .isPresent();
        SipReply accepted = SipReply.of(202);
        refer.respond(unwanted ? accepted.with("Refer-Sub", "false") : accepted);
        // RFC 3515 section 2.4.6: the id tells several REFERs of one dialog apart
        ReferNews news = new ReferNews(call, "refer;id=" + request.cseq(), !unwanted);
        news.progress(TRYING);
        return news;
    }

    void progress(int status) {
        if (!wanted || over || status == latest) return;
        latest = status;
        send(status, "active;expires=60");
    }

    /** The last word; the future completes when it was answered, or at once when nobody wants to hear. */
    CompletableFuture<?> last(int status) {
        if (!wanted || over) return CompletableFuture.completedFuture(null);
        over = true;
        return send(status, "terminated;reason=noresource");
    }

    private CompletableFuture<?> send(int status, String state) {
        if (call.state() != Call.State.ANSWERED) {
            over = true;
            return CompletableFuture.completedFuture(null);
        }
        List<SipHeader> headers = List.of(new SipHeader("Event", event), new SipHeader("Subscription-State", state));
        String line = "SIP/2.0 " + status + ' ' + StatusText.of(status) + "\r\n";
        return call.request("NOTIFY", headers, SipContent.of(SIPFRAG, line)).exceptionally(gone -> null);
    }
}
