package voicelab.systems.mcp;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.Transferred;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.Timers;

/**
 * A {@code <transfer>} as a REFER to SIP Server (RFC 5552 section 3.4): {@code blind} is over when that is accepted, {@code
 * consultation} when NOTIFY has told what came of it.
 */
final class Referral {
    private static final Pattern STATUS_LINE = Pattern.compile("\\ASIP/2\\.0 ([1-6][0-9]{2})");

    private volatile CompletableFuture<Integer> outcome;

    /** Runs on the dialog's thread and waits. */
    Transferred transfer(Call call, TransferRequest request, Timers timers) {
        boolean blind = request.type().equals("blind");
        Optional<String> target = TransferTarget.of(call.invite(), request.destination());
        if (target.isEmpty() || (!blind && !request.type().equals("consultation"))) return Transferred.UNSUPPORTED;
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        outcome = asked;
        call.request("REFER", List.of(new SipHeader("Refer-To", "<" + target.get() + ">")), null)
                .whenComplete((response, problem) -> {
                    if (problem != null) asked.complete(TransferTarget.GONE);
                    else if (response.status() >= 300 || blind) asked.complete(response.status());
                });
        Timers.Timer late = timers.after(request.connectTimeout(), () -> asked.complete(TransferTarget.TIMEOUT));
        try {
            return meaning(asked.join());
        } finally {
            late.cancel();
        }
    }

    private static Transferred meaning(int status) {
        return status < 300 ? Transferred.LEFT : TransferTarget.refused(status);
    }

    void told(ServerTransaction notify) {
        SipPacket packet = notify.request();
        CompletableFuture<Integer> waiting = outcome;
        boolean refer =
                packet.header("Event").filter(e -> e.trim().startsWith("refer")).isPresent();
        if (!refer) {
            notify.respond(489);
            return;
        }
        Matcher line =
                STATUS_LINE.matcher(packet.content().map(body -> body.text()).orElse(""));
        if (waiting == null) notify.respond(481);
        else if (!line.lookingAt()) notify.respond(400);
        else {
            notify.respond(200);
            int status = Integer.parseInt(line.group(1));
            if (status >= 200) waiting.complete(status);
        }
    }

    /** The caller is gone: nobody is to be transferred any more. */
    void over() {
        CompletableFuture<Integer> waiting = outcome;
        if (waiting != null) waiting.complete(TransferTarget.GONE);
    }
}
