package voicelab.systems.sipendpoint;

import java.util.List;
import java.util.Optional;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.StatusText;

/**
 * A REFER that reaches this phone: it calls the number, says by NOTIFY what came of it, and goes on with whom it reached
 * (RFC 3515). One with Replaces is for SIP Server: 501. On the event loop.
 */
final class Referred {
    private static final int TRYING = 100;

    private Referred() {}

    static void by(Line line, Call call, ServerTransaction refer) {
        List<String> targets = refer.request().values("Refer-To");
        Optional<SipUri> uri =
                targets.size() == 1 ? NameAddr.read(targets.get(0)).flatMap(NameAddr::sipUri) : Optional.empty();
        Optional<String> number =
                uri.map(SipUri::user).filter(user -> Keys.user(user).isPresent());
        if (number.isEmpty()) refer.respond(SipReply.of(400).reason("No Refer-To Number"));
        else if (uri.get().headers().toLowerCase(java.util.Locale.ROOT).contains("replaces")) refer.respond(501);
        else if (line.isBusy()) refer.respond(486);
        else follow(line, call, refer, number.get());
    }

    private static void follow(Line line, Call call, ServerTransaction refer, String number) {
        refer.respond(202);
        String event = "refer;id=" + refer.request().cseq();
        tell(call, event, TRYING, "active;expires=60");
        line.note("is referred to " + number + " (" + call.callId() + ")");
        LineCall placed = line.dial(number, line.through(call), refer.transport(), java.util.Map.of());
        placed.answered()
                .thenAccept(status -> line.run(() -> tell(call, event, status, "terminated;reason=noresource")));
    }

    private static void tell(Call call, String event, int status, String state) {
        if (call.state() != Call.State.ANSWERED) return;
        String text = "SIP/2.0 " + status + ' ' + StatusText.of(status) + "\r\n";
        call.request(
                        "NOTIFY",
                        List.of(new SipHeader("Event", event), new SipHeader("Subscription-State", state)),
                        SipContent.of("message/sipfrag;version=2.0", text))
                .exceptionally(gone -> null);
    }

    /** The host at the other end of a call, as its INVITE names it. */
    static String host(Call call, String otherwise) {
        SipPacket invite = call.invite();
        if (invite == null) return otherwise;
        Optional<SipUri> uri =
                call.isIncoming() ? NameAddr.read(invite.from()).flatMap(NameAddr::sipUri) : invite.uri();
        return uri.map(SipUri::host).orElse(otherwise);
    }
}
