package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Syntax;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.SnmpError;
import voicelab.protocols.snmp.SnmpPdu;

/** Answers a manager's PDU (RFC 3416 section 4.2); never fails. On the home loop. */
final class PduResponder {
    private final MasterDesk desk;
    private final MibSearch search;
    private final MibChange change;

    PduResponder(MasterDesk desk) {
        this.desk = desk;
        this.search = new MibSearch(desk.registry());
        this.change = new MibChange(desk.registry());
    }

    /** @param mayWrite whether a Set is let through */
    CompletableFuture<SnmpPdu> answer(SnmpPdu asked, boolean mayWrite) {
        long transaction = desk.nextTransaction();
        CompletableFuture<SnmpPdu> answer = switch (asked.kind()) {
            case GET -> search.get(names(asked), transaction).thenApply(asked::answer);
            case GET_NEXT -> all(asked.variables(), 1, transaction).thenApply(rows -> asked.answer(flat(rows, 1)));
            case GET_BULK -> bulk(asked, transaction);
            case SET ->
                mayWrite
                        ? change.set(asked.variables(), transaction).thenApply(ok -> asked.answer(asked.variables()))
                        : CompletableFuture.completedFuture(asked.refusal(SnmpError.NO_ACCESS, 1));
            default -> CompletableFuture.completedFuture(asked.refusal(SnmpError.GEN_ERR, 0));
        };
        return answer.exceptionally(error -> refusal(asked, error));
    }

    /**
     * As SNMPv1 wants it (RFC 2576 section 4.1.2.3): no exceptions in the answer but noSuchName, and no 64 bits.
     */
    CompletableFuture<SnmpPdu> answerV1(SnmpPdu asked, boolean mayWrite) {
        return answer(asked, mayWrite).thenCompose(answer -> {
            for (int i = 0; i < answer.variables().size() && answer.first() == 0; i++) {
                Syntax syntax = answer.variables().get(i).value().syntax();
                if (syntax == Syntax.COUNTER64 && asked.kind() == voicelab.protocols.snmp.PduKind.GET_NEXT)
                    return answerV1(behind(asked, i, answer.variables().get(i).name()), mayWrite);
                if (syntax.isException() || syntax == Syntax.COUNTER64)
                    return CompletableFuture.completedFuture(asked.refusal(SnmpError.NO_SUCH_NAME, i + 1));
            }
            int status = v1(answer.first());
            SnmpPdu plain = status == 0 ? answer : asked.refusal(status, answer.second());
            return CompletableFuture.completedFuture(plain);
        });
    }

    private static SnmpPdu behind(SnmpPdu asked, int place, Oid name) {
        List<Variable> next = new ArrayList<>(asked.variables());
        next.set(place, Variable.unset(name));
        return new SnmpPdu(asked.kind(), asked.requestId(), 0, 0, next);
    }

    /** RFC 2576 section 4.3. */
    private static int v1(int status) {
        return switch (status) {
            case 0, 1, 2, 3, 4, 5 -> status;
            case 7, 8, 9, 10, 12 -> SnmpError.BAD_VALUE;
            case 6, 11, 16, 17, 18 -> SnmpError.NO_SUCH_NAME;
            default -> SnmpError.GEN_ERR;
        };
    }

    private static SnmpPdu refusal(SnmpPdu asked, Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        return cause instanceof SourceError known
                ? asked.refusal(known.status(), known.index())
                : asked.refusal(SnmpError.GEN_ERR, 0);
    }

    private CompletableFuture<SnmpPdu> bulk(SnmpPdu asked, long transaction) {
        int single = Math.max(0, Math.min(asked.first(), asked.variables().size()));
        List<Variable> repeating =
                asked.variables().subList(single, asked.variables().size());
        int most = desk.settings().bounds().repetitions();
        int rows =
                Math.max(0, Math.min(asked.second(), repeating.isEmpty() ? 0 : Math.max(1, most / repeating.size())));
        return all(asked.variables().subList(0, single), 1, transaction)
                .thenCombine(all(repeating, rows, transaction), (once, columns) -> {
                    List<Variable> found = new ArrayList<>(flat(once, 1));
                    found.addAll(flat(columns, rows));
                    return asked.answer(found);
                });
    }

    /** The next {@code count} behind each variable. */
    private CompletableFuture<List<List<Variable>>> all(List<Variable> variables, int count, long transaction) {
        List<CompletableFuture<List<Variable>>> parts = new ArrayList<>();
        for (int i = 0; i < variables.size() && count > 0; i++) {
            int place = i;
            parts.add(search.after(variables.get(i).name(), count, transaction).exceptionally(error -> {
                throw MibSearch.blame(error, List.of(place));
            }));
        }
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(done -> parts.stream().map(CompletableFuture::join).toList());
    }

    /** Row by row; ends with the first row that has nothing but ends. */
    private static List<Variable> flat(List<List<Variable>> columns, int rows) {
        List<Variable> all = new ArrayList<>();
        boolean more = true;
        for (int row = 0; row < rows && more; row++) {
            more = false;
            for (List<Variable> column : columns) {
                Variable one = column.get(row);
                all.add(one);
                more |= !one.value().equals(Value.END_OF_MIB_VIEW);
            }
        }
        return all;
    }

    private static List<Oid> names(SnmpPdu asked) {
        return asked.variables().stream().map(Variable::name).toList();
    }
}
