package voicelab.systems.mcp;

import java.util.concurrent.RejectedExecutionException;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** {@code INVITE sip:dialog@mcp;voicexml=URL} (RFC 5552): one call, one dialog, one worker. */
final class DialogService {
    private static final int TRYING = 100;
    private static final int BAD_REQUEST = 400;
    private static final int UNAVAILABLE = 503;

    private final McpDesk desk;

    DialogService(McpDesk desk) {
        this.desk = desk;
    }

    void take(ServerTransaction transaction, SipUri uri) {
        SipPacket invite = transaction.request();
        DialogRequest request;
        try {
            request = DialogRequest.of(invite, uri);
        } catch (DialogRequest.Unfit e) {
            desk.note("call " + invite.callId() + " refused: " + e.getMessage());
            desk.log().rejected("", BAD_REQUEST, e.getMessage());
            transaction.respond(SipReply.of(BAD_REQUEST).with("Warning", Warnings.text(desk.lab(), e.getMessage())));
            return;
        }
        if (request.guid().isEmpty())
            request = request.withGuid(Guids.next(desk.lab().random()));
        VoiceXmlCall call = new VoiceXmlCall(desk, request, invite);
        if (!desk.calls().enter(call)) {
            busy(transaction, "all " + desk.settings().mostSessions() + " sessions are taken");
            return;
        }
        desk.metrics().callBegan(request.guid());
        transaction.respond(TRYING);
        try {
            call.begin(transaction);
            desk.lab().workers().execute(call::run);
        } catch (RejectedExecutionException e) {
            busy(transaction, "no worker is free");
            call.refused("503 no worker is free");
        }
    }

    private void busy(ServerTransaction transaction, String why) {
        desk.note("call " + transaction.request().callId() + " refused: " + why);
        desk.log().rejected("", UNAVAILABLE, why);
        transaction.respond(SipReply.of(UNAVAILABLE)
                .with(
                        "Retry-After",
                        Long.toString(Math.max(1, desk.settings().retryAfter().toSeconds())))
                .with("Warning", Warnings.text(desk.lab(), why)));
    }
}
