package voicelab.engines.snmp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.agentx.SearchRange;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.SnmpError;

/** What the master answers for itself; read-only. */
final class OwnObjects implements MibSource {
    private final MibView objects;

    OwnObjects(MibView objects) {
        this.objects = objects;
    }

    @Override
    public CompletableFuture<List<Variable>> get(List<Oid> names, long transaction) {
        return CompletableFuture.completedFuture(MibView.get(objects.now(), names));
    }

    @Override
    public CompletableFuture<List<Variable>> after(SearchRange range, int count, long transaction) {
        return CompletableFuture.completedFuture(MibView.after(objects.now(), range, count));
    }

    @Override
    public CompletableFuture<Void> test(List<Variable> variables, long transaction) {
        return CompletableFuture.failedFuture(new SourceError(SnmpError.NOT_WRITABLE, 1, "read-only"));
    }

    @Override
    public CompletableFuture<Void> commit(long transaction) {
        return CompletableFuture.failedFuture(new SourceError(SnmpError.COMMIT_FAILED, 1, "read-only"));
    }

    @Override
    public CompletableFuture<Void> undo(long transaction) {
        return CompletableFuture.failedFuture(new SourceError(SnmpError.UNDO_FAILED, 1, "read-only"));
    }

    @Override
    public void cleanup(long transaction) {}
}
