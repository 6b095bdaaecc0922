package voicelab.engines.snmp;

import io.netty.channel.EventLoop;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxHead;
import voicelab.protocols.agentx.AgentxPdu;
import voicelab.protocols.agentx.AgentxType;
import voicelab.protocols.agentx.CloseReason;
import voicelab.protocols.agentx.SearchRange;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.SnmpError;

/** A subagent's session as the master sees it: asks it, waits for its answers, gives it up when it falls silent. */
final class AgentxSession implements MibSource {
    /** Requests in a row that were not answered in time, after which the session is closed. */
    private static final int MOST_SILENCES = 3;

    private final long id;
    private final AgentxBody.Open terms;
    private final int flags;
    private final AgentxPeer peer;
    private final EventLoop home;
    private final int timeoutSeconds;
    private final int mostPending;
    private final Map<Long, CompletableFuture<AgentxBody.Response>> pending = new HashMap<>();
    private long lastPacket;
    private int silences;

    /** @param flags of its Open: its byte order is the session's */
    AgentxSession(long id, AgentxBody.Open terms, int flags, AgentxPeer peer, EventLoop home, MasterSettings settings) {
        this.id = id;
        this.terms = terms;
        this.flags = flags & AgentxHead.NETWORK_ORDER;
        this.peer = peer;
        this.home = home;
        this.timeoutSeconds = terms.timeoutSeconds() == 0 ? settings.timeoutSeconds() : terms.timeoutSeconds();
        this.mostPending = settings.bounds().pending();
    }

    long id() {
        return id;
    }

    AgentxPeer peer() {
        return peer;
    }

    String description() {
        return terms.description();
    }

    @Override
    public CompletableFuture<List<Variable>> get(List<Oid> names, long transaction) {
        List<SearchRange> ranges = names.stream().map(SearchRange::only).toList();
        return ask(AgentxType.GET, new AgentxBody.Search(ranges), transaction)
                .thenApply(AgentxBody.Response::variables);
    }

    @Override
    public CompletableFuture<List<Variable>> after(SearchRange range, int count, long transaction) {
        CompletableFuture<AgentxBody.Response> answer = count == 1
                ? ask(AgentxType.GET_NEXT, new AgentxBody.Search(List.of(range)), transaction)
                : ask(AgentxType.GET_BULK, new AgentxBody.Bulk(0, count, List.of(range)), transaction);
        return answer.thenCompose(response -> more(response.variables(), range, count, transaction));
    }

    /** An answer may be shorter than what was asked for without being the end (RFC 2741 7.2.3.3): then it is asked again. */
    private CompletableFuture<List<Variable>> more(
            List<Variable> variables, SearchRange range, int count, long transaction) {
        List<Variable> found = new java.util.ArrayList<>();
        for (Variable each : variables) {
            if (each.value().equals(Value.END_OF_MIB_VIEW) || found.size() == count)
                return CompletableFuture.completedFuture(found);
            found.add(each);
        }
        Oid last = found.isEmpty() ? null : found.get(found.size() - 1).name();
        boolean on = found.size() < count && last != null && last.compareTo(range.start()) >= 0 && range.holds(last);
        if (!on) return CompletableFuture.completedFuture(found);
        return after(new SearchRange(last, false, range.end()), count - found.size(), transaction)
                .thenApply(rest -> {
                    found.addAll(rest);
                    return found;
                });
    }

    @Override
    public CompletableFuture<Void> test(List<Variable> variables, long transaction) {
        return step(AgentxType.TEST_SET, new AgentxBody.Variables(variables), transaction);
    }

    @Override
    public CompletableFuture<Void> commit(long transaction) {
        return step(AgentxType.COMMIT_SET, AgentxBody.NOTHING, transaction);
    }

    @Override
    public CompletableFuture<Void> undo(long transaction) {
        return step(AgentxType.UNDO_SET, AgentxBody.NOTHING, transaction);
    }

    private CompletableFuture<Void> step(AgentxType type, AgentxBody body, long transaction) {
        return ask(type, body, transaction).thenApply(response -> null);
    }

    @Override
    public void cleanup(long transaction) {
        send(AgentxType.CLEANUP_SET, AgentxBody.NOTHING, transaction, ++lastPacket);
    }

    private CompletableFuture<AgentxBody.Response> ask(AgentxType type, AgentxBody body, long transaction) {
        if (pending.size() >= mostPending)
            return CompletableFuture.failedFuture(new SourceError(SnmpError.GEN_ERR, 0, "too many requests wait"));
        CompletableFuture<AgentxBody.Response> answer = new CompletableFuture<>();
        long packet = ++lastPacket;
        pending.put(packet, answer);
        send(type, body, transaction, packet);
        home.schedule(() -> late(type, packet), timeoutSeconds, TimeUnit.SECONDS);
        return answer;
    }

    private void send(AgentxType type, AgentxBody body, long transaction, long packet) {
        peer.send(AgentxPdu.of(new AgentxHead(type, flags, id, transaction, packet), body));
    }

    private void late(AgentxType type, long packet) {
        CompletableFuture<AgentxBody.Response> answer = pending.remove(packet);
        if (answer == null) return;
        answer.completeExceptionally(new SourceError(SnmpError.GEN_ERR, 0, "no answer to " + type.word()));
        if (++silences >= MOST_SILENCES) peer.end(this, CloseReason.TIMEOUTS);
    }

    void answered(long packet, AgentxBody.Response response) {
        CompletableFuture<AgentxBody.Response> answer = pending.remove(packet);
        if (answer == null) return; // too late
        silences = 0;
        if (response.error() == 0) answer.complete(response);
        else {
            int status = response.error() < 256 ? response.error() : SnmpError.GEN_ERR;
            answer.completeExceptionally(new SourceError(status, response.index(), "refused"));
        }
    }

    /** The session is over: what waits fails. */
    void lost() {
        List<CompletableFuture<AgentxBody.Response>> left = List.copyOf(pending.values());
        pending.clear();
        left.forEach(
                answer -> answer.completeExceptionally(new SourceError(SnmpError.GEN_ERR, 0, "the subagent is gone")));
    }

    void close(int reason) {
        peer.send(AgentxPdu.of(
                new AgentxHead(AgentxType.CLOSE, flags, id, 0, ++lastPacket), new AgentxBody.Close(reason)));
    }
}
