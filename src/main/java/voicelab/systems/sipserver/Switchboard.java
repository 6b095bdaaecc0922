package voicelab.systems.sipserver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.B2bua;
import voicelab.engines.sip.b2bua.Joined;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.standin.LabContext;

/** All calls, and what is done with them: led, transferred, taken over. On the event loop, unless a method says otherwise. */
final class Switchboard {
    private static final String SBC = "sbc";

    private final LabContext lab;
    private final B2bua b2bua;
    private final CallRouting routing;
    private final Set<RoutedCall> calls = ConcurrentHashMap.newKeySet();

    Switchboard(LabContext lab, B2bua b2bua, CallRouting routing) {
        this.lab = lab;
        this.b2bua = b2bua;
        this.routing = routing;
    }

    CallRouting routing() {
        return routing;
    }

    void note(CallFacts facts, String text) {
        routing.note(facts, text);
    }

    /** Takes a new INVITE. */
    void invited(UserAgent agent, ServerTransaction invite) {
        SipPacket request = invite.request();
        Optional<SipUri> uri = request.uri();
        Optional<String> replaces = request.header("Replaces");
        AttachedData data = new AttachedData();
        try {
            for (String piece : request.headers(AttachedData.HEADER)) data.merge(piece);
        } catch (AttachedData.Refused e) {
            invite.respond(SipReply.of(e.status()).with("Warning", "399 sip-server \"" + e.getMessage() + "\""));
            return;
        }
        if (uri.isEmpty()) invite.respond(416);
        else if (replaces.isPresent()) takeOver(agent, invite, replaces.get());
        else {
            RoutedCall call = begin(facts(invite, uri.get(), data));
            b2bua.connect(agent, invite, call);
        }
    }

    private CallFacts facts(ServerTransaction invite, SipUri uri, AttachedData data) {
        SipPacket request = invite.request();
        return new CallFacts(
                request.header(CallUuid.HEADER).orElseGet(() -> CallUuid.next(lab.random())),
                request.callId(),
                request.from(),
                CallRouting.plain(uri.user()),
                invite.transport(),
                lab.whoIs(invite.hop().remote()).equals(SBC),
                lab.clock().instant(),
                data);
    }

    private RoutedCall begin(CallFacts facts) {
        RoutedCall call = new RoutedCall(this, facts, new Strategy(routing, facts, facts.dialled()));
        calls.add(call);
        return call;
    }

    /** INVITE with Replaces (RFC 3891 section 3): the caller takes the place of one end of a call. */
    private void takeOver(UserAgent agent, ServerTransaction invite, String value) {
        List<String> all = invite.request().headers("Replaces");
        Optional<Refers.Dialog> dialog = all.size() == 1 ? Refers.Dialog.read(value) : Optional.empty();
        if (dialog.isEmpty()) {
            invite.respond(SipReply.of(400).reason("Bad Replaces"));
            return;
        }
        Optional<B2bua.Found> found = find(dialog.get());
        if (found.isEmpty() || !found.get().call().isTransferable()) invite.respond(481);
        else if (dialog.get().earlyOnly()) invite.respond(486); // the dialog is confirmed
        else found.get().call().takeOver(found.get().end(), agent, invite);
    }

    private Optional<B2bua.Found> find(Refers.Dialog dialog) {
        return b2bua.find(dialog.callId(), dialog.localTag(), dialog.remoteTag());
    }

    // ---- transfers

    /** A REFER of one end: the other one goes on with somebody else (RFC 3515, RFC 5589). */
    void refer(RoutedCall routed, Joined call, Call from, ServerTransaction refer) {
        Refers wanted;
        try {
            wanted = Refers.read(refer.request());
            if (!wanted.data().isEmpty()) routed.facts().data().merge(wanted.data());
        } catch (Refers.Bad e) {
            note(routed.facts(), "REFER refused: " + e.getMessage());
            refer.respond(SipReply.of(e.status()).reason(e.getMessage()));
            return;
        } catch (AttachedData.Refused e) {
            refer.respond(SipReply.of(e.status()));
            return;
        }
        if (!call.isTransferable()) {
            refer.respond(491);
            return;
        }
        if (wanted.replaces().isPresent()) {
            attended(routed, call, from, refer, wanted.replaces().get());
            return;
        }
        note(routed.facts(), RoutedCall.end(call, from) + " refers the other end to " + wanted.number());
        call.transfer(from, refer, target(routed, call, from, wanted.number()));
    }

    private void attended(RoutedCall routed, Joined call, Call from, ServerTransaction refer, Refers.Dialog dialog) {
        Optional<B2bua.Found> other =
                find(dialog).filter(f -> f.call() != call && f.call().isTransferable());
        note(
                routed.facts(),
                RoutedCall.end(call, from) + " refers the other end to the call " + dialog.callId()
                        + (other.isEmpty() ? ", which there is not" : ""));
        if (other.isPresent())
            call.join(from, refer, other.get().call(), other.get().end());
        else call.transfer(from, refer, failure -> new voicelab.engines.sip.b2bua.LegPlan.Reject(SipReply.of(481)));
    }

    /** A transfer that SIP Server makes by itself, by re-INVITE alone. @return whether it could begin */
    boolean transfer(RoutedCall routed, boolean callerLeaves, String number) {
        Joined call = routed.joined().orElse(null);
        if (call == null || !call.isTransferable()) return false;
        Call leaving = callerLeaves ? call.caller() : call.callee();
        note(routed.facts(), "is transferred to " + number + " by re-INVITE, without " + RoutedCall.end(call, leaving));
        call.transfer(leaving, null, target(routed, call, leaving, number));
        return true;
    }

    private Strategy target(RoutedCall routed, Joined call, Call leaving, String number) {
        String staying = leaving == call.caller() ? remote(call.callee()) : remote(call.caller());
        return new Strategy(routing, routed.facts().callingFrom(staying), number);
    }

    /** The far end of a call as it names itself. */
    static String remote(Call call) {
        SipPacket invite = call == null ? null : call.invite();
        if (invite == null) return "";
        return call.isIncoming() ? invite.from() : invite.to();
    }

    /** The user part of the far end; empty when unknown. */
    static String number(Call call) {
        return NameAddr.read(remote(call))
                .flatMap(NameAddr::sipUri)
                .map(uri -> CallRouting.plain(uri.user()))
                .orElse("");
    }

    // ---- looked at from any thread

    /** Oldest first. */
    List<RoutedCall> calls() {
        List<RoutedCall> all = new ArrayList<>(calls);
        all.sort(java.util.Comparator.comparing(call -> call.facts().since()));
        return all;
    }

    Optional<RoutedCall> call(String uuid) {
        return calls.stream().filter(call -> call.facts().uuid().equals(uuid)).findFirst();
    }

    /** Attaches data from here; the ends inside are told by INFO. */
    void attach(RoutedCall call, Map<String, String> news) throws AttachedData.Refused {
        call.facts().data().put(news);
        note(call.facts(), "attached data " + news.keySet() + " by control");
        call.attached(AttachedData.content(news));
    }

    void over(RoutedCall call) {
        calls.remove(call);
    }
}
