package voicelab.systems.mcp;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import voicelab.engines.sip.Call;
import voicelab.languages.voicexml.TransferRequest;
import voicelab.languages.voicexml.Transferred;
import voicelab.protocols.sip.SipContent;

/** What a dialog wants of whoever switches its call: SIP Server, by INFO, REFER and a second leg. On the dialog's thread. */
record CallSwitch(
        McpDesk desk,
        DialogRequest request,
        Mailbox mailbox,
        Referral referral,
        Supplier<Call> call,
        Consumer<Map<String, Object>> ends,
        Function<TransferRequest, Bridge> bridges,
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
    public boolean mayRecord() {
        return request.mayRecord();
    }

    @Override
    public Bridge bridge(TransferRequest request) {
        notes.accept("transfers the caller to " + request.destination() + " (bridge)");
        return bridges.apply(request);
    }

    @Override
    public Transferred transfer(TransferRequest request) {
        notes.accept("transfers the caller to " + request.destination() + " (" + request.type() + ")");
        return referral.transfer(call.get(), request, desk.lab().timers());
    }
}
