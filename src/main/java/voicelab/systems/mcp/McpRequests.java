package voicelab.systems.mcp;

import java.util.Locale;
import java.util.Optional;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** Which request goes to which service. Requests inside a dialog are the user agent's; OPTIONS is the node's. */
final class McpRequests implements SipHandler {
    private static final int NOT_FOUND = 404;
    private static final int UNSUPPORTED_URI_SCHEME = 416;
    private static final int NOT_IMPLEMENTED = 501;

    private final McpDesk desk;
    private final DialogService dialogs;

    McpRequests(McpDesk desk) {
        this.desk = desk;
        this.dialogs = new DialogService(desk);
    }

    @Override
    public boolean request(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        if (request.toTag() != null || !request.is("INVITE")) return false;
        Optional<SipUri> uri = request.uri();
        if (uri.isEmpty()) {
            transaction.respond(UNSUPPORTED_URI_SCHEME);
            return true;
        }
        String user = uri.get().user().toLowerCase(Locale.ROOT);
        int equals = user.indexOf('=');
        switch (equals < 0 ? user : user.substring(0, equals)) {
            case "dialog" -> dialogs.take(transaction, uri.get());
            case "annc", "conf", "msml", "record", "ccxml" -> notImplemented(transaction, user);
            default ->
                transaction.respond(SipReply.of(NOT_FOUND)
                        .with("Warning", Warnings.text(desk.lab(), "no service is called " + user)));
        }
        return true;
    }

    private void notImplemented(ServerTransaction transaction, String user) {
        String what = "media service " + user;
        desk.lab().arrivals().unsupported(transaction.hop(), "SIP", what);
        transaction.respond(
                SipReply.of(NOT_IMPLEMENTED).with("Warning", Warnings.text(desk.lab(), what + " is not implemented")));
    }
}
