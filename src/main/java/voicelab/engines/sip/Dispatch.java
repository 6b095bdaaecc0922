package voicelab.engines.sip;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import voicelab.protocols.sip.RequestCheck;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipProblem;

/** Who gets what was received: a transaction, a dialog, the handler, or a refusal. */
final class Dispatch {
    /** Takes requests of its dialogs before the handler. */
    interface Dialogs {
        boolean request(ServerTransaction transaction);

        boolean ack(SipPacket ack);

        /** Calls that are not over; a glance from any thread. */
        int count();
    }

    private final Core core;
    private final Map<String, String> merged = new HashMap<>();
    private final List<Dialogs> dialogs = new CopyOnWriteArrayList<>();
    SipHandler handler = transaction -> false;
    Proxy proxy;

    Dispatch(Core core) {
        this.core = core;
    }

    void add(Dialogs layer) {
        dialogs.add(layer);
    }

    int dialogCount() {
        int count = 0;
        for (Dialogs layer : dialogs) count += layer.count();
        return count;
    }

    void response(SipPacket response, Path path) {
        if (response.problem() != null) {
            core.malformed(path.hop(), response.problem().text());
            return;
        }
        ClientTransaction transaction = core.transactions.client(response);
        // RFC 6026 section 7.2 and 8.7: a response that matches nothing is dropped, never forwarded
        if (transaction != null) transaction.received(response);
    }

    void request(SipPacket received, Path path) {
        if (!received.isAnswerable()) {
            SipProblem problem = received.problem();
            core.malformed(path.hop(), problem == null ? "request that cannot be answered" : problem.text());
            return;
        }
        SipPacket request = received.receivedFrom(path.hop().remote());
        if (!request.isWhole()) {
            refuse(request, path, request.problem());
            return;
        }
        String key = request.transactionKey();
        ServerTransaction known = core.transactions.server(key);
        if (request.is("ACK")) ack(request, path, known);
        else if (request.is("CANCEL")) cancel(request, path, known);
        else if (known != null) known.again();
        else begin(request, path, key);
    }

    private void ack(SipPacket ack, Path path, ServerTransaction known) {
        if (ack.problem() != null) {
            core.malformed(path.hop(), ack.problem().text());
            return;
        }
        if (known != null && known.acknowledged()) return;
        for (Dialogs layer : dialogs) if (layer.ack(ack)) return;
        handler.ack(ack, path.hop());
        if (proxy != null) proxy.followAck(ack);
    }

    private void cancel(SipPacket cancel, Path path, ServerTransaction known) {
        if (cancel.problem() != null) {
            refuse(cancel, path, cancel.problem());
        } else if (known == null) {
            core.refuse(cancel, path, 481, "");
        } else {
            // RFC 3261 section 9.2: the To tag is that of the INVITE's response
            known.answerCancel(cancel);
            known.cancelled(cancel);
        }
    }

    private void begin(SipPacket request, Path path, String key) {
        boolean inDialog = request.toTag() != null;
        // who asks whether this node lives must not hear that it does not
        boolean begins = !inDialog && !request.is("OPTIONS");
        if (core.transactions.isFull(inDialog) || (begins && !admitsCall(path, key))) {
            core.shed(request, path, key);
            return;
        }
        boolean strict = core.outfit.settings().manners().userAgentChecks();
        SipProblem problem = strict ? RequestCheck.of(request) : RequestCheck.forProxy(request);
        if (problem != null) {
            refuse(request, path, problem);
            return;
        }
        if (path instanceof SipConnection connection && !connection.dialed && !request.isForwarded())
            connection.aliasPort = request.sentByPort();
        ServerTransaction transaction = new ServerTransaction(core, request, path, key);
        transaction.begin();
        if (strict && refusedAsUserAgent(transaction, inDialog)) return;
        hand(transaction, inDialog);
    }

    /** Whether it is new to this node, which can serve more. Who was refused once is not counted again. */
    private boolean admitsCall(Path path, String key) {
        long now = core.wheel.now();
        return !core.refused.contains(key, now)
                && !core.transactions.isLate()
                && core.admission.admits(path.queue(), now);
    }

    private void hand(ServerTransaction transaction, boolean inDialog) {
        boolean taken = false;
        try {
            for (int i = 0; i < dialogs.size() && !taken; i++)
                taken = dialogs.get(i).request(transaction);
            if (!taken) taken = handler.request(transaction);
        } catch (RuntimeException e) {
            core.outfit.arrivals().bug("sip handler, " + transaction.request().summary(), e);
            transaction.respond(500);
            return;
        }
        if (!taken) Untaken.answer(core, transaction, inDialog);
    }

    private void refuse(SipPacket request, Path path, SipProblem problem) {
        core.malformed(path.hop(), problem.text());
        core.refuse(request, path, problem.status(), problem.text());
    }

    private boolean refusedAsUserAgent(ServerTransaction transaction, boolean inDialog) {
        SipPacket request = transaction.request();
        // RFC 3261 section 8.2.2.2: the same request over two ways
        if (!inDialog && isMerged(transaction)) {
            transaction.respond(482);
            return true;
        }
        List<String> unknown = unknownExtensions(core, request);
        if (unknown.isEmpty()) return false;
        transaction.respond(badExtension(unknown));
        return true;
    }

    /** What its Require names and this node does not do (RFC 3261 section 8.2.2.3). */
    static List<String> unknownExtensions(Core core, SipPacket request) {
        List<String> unknown = new ArrayList<>(request.values("Require"));
        unknown.removeIf(tag -> core.outfit.settings().manners().supported().contains(tag));
        return unknown;
    }

    static SipReply badExtension(List<String> unknown) {
        return SipReply.of(420).with("Unsupported", String.join(", ", unknown));
    }

    private boolean isMerged(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        if (request.fromTag() == null) return false;
        String same = request.fromTag() + ' ' + request.callId() + ' ' + request.cseq() + ' ' + request.method();
        String first = merged.putIfAbsent(same, transaction.key());
        if (first != null && !first.equals(transaction.key())) return true;
        transaction.whenGone(() -> merged.remove(same, transaction.key()));
        return false;
    }

    void clear() {
        merged.clear();
    }
}
