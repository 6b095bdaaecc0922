package voicelab.systems.mcp;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import voicelab.engines.sip.Call;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.Transferred;
import voicelab.protocols.sip.SipContent;

/** What a dialog wants of whoever switches its call: SIP Server, by INFO and REFER. On the dialog's thread. */
record CallSwitch(
        McpDesk desk,
        Mailbox mailbox,
        Referral referral,
        Supplier<Call> call,
        Consumer<Map<String, Object>> ends,
        Consumer<String> notes)
        implements CallerLine.Switch {

    @Override
    public void hangUp(Map<String, Object> values) {
        ends.accept(values);
    }

    /** False for more than one INFO can carry. */
    @Override
    public boolean attach(Map<String, String> data) {
        SipContent body = UserData.body(data);
        if (body == null) return false;
        if (mailbox.isGone()) return true;
        notes.accept("attaches data " + body.text());
        call.get().request("INFO", List.of(), body).exceptionally(gone -> null);
        return true;
    }

    @Override
    public Transferred transfer(TransferRequest request) {
        notes.accept("transfers the caller to " + request.destination() + " (" + request.type() + ")");
        return referral.transfer(call.get(), request, desk.lab().timers());
    }
}
