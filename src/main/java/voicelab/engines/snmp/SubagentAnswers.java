package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.agentx.AgentxPdu;
import voicelab.protocols.agentx.SearchRange;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.SnmpError;

/** What a subagent with objects to read answers its master (RFC 2741 section 7.2.3). */
final class SubagentAnswers {
    /** No answer is longer than this many variables. */
    private static final int MOST_VARIABLES = 1_000;

    private final MibView objects;

    SubagentAnswers(MibView objects) {
        this.objects = objects;
    }

    /** @return empty for a PDU that has no answer */
    Optional<AgentxPdu> to(AgentxPdu asked) {
        return switch (asked.type()) {
            case GET -> found(asked, get(ranges(asked)));
            case GET_NEXT -> found(asked, next(ranges(asked)));
            case GET_BULK -> found(asked, bulk((AgentxBody.Bulk) asked.body()));
            // every object is read-only: the first one is to blame
            case TEST_SET -> refused(asked, SnmpError.NOT_WRITABLE, 1);
            case COMMIT_SET -> refused(asked, SnmpError.COMMIT_FAILED, 1);
            case UNDO_SET -> refused(asked, SnmpError.UNDO_FAILED, 1);
            case CLEANUP_SET, CLOSE, RESPONSE -> Optional.empty();
            default -> refused(asked, AgentxError.PROCESSING_ERROR, 0);
        };
    }

    private static Optional<AgentxPdu> found(AgentxPdu asked, List<Variable> variables) {
        return Optional.of(AgentxPdu.answer(asked.head(), new AgentxBody.Response(0, 0, 0, variables)));
    }

    static Optional<AgentxPdu> refused(AgentxPdu asked, int error, int index) {
        return Optional.of(AgentxPdu.answer(asked.head(), new AgentxBody.Response(0, error, index, List.of())));
    }

    private static List<SearchRange> ranges(AgentxPdu asked) {
        return ((AgentxBody.Search) asked.body()).ranges();
    }

    private List<Variable> get(List<SearchRange> ranges) {
        return MibView.get(
                objects.now(), ranges.stream().map(SearchRange::start).toList());
    }

    private List<Variable> next(List<SearchRange> ranges) {
        NavigableMap<Oid, Value> now = objects.now();
        return ranges.stream().map(range -> next(now, range)).toList();
    }

    private static Variable next(NavigableMap<Oid, Value> now, SearchRange range) {
        List<Variable> found = MibView.after(now, range, 1);
        return found.isEmpty() ? new Variable(range.start(), Value.END_OF_MIB_VIEW) : found.get(0);
    }

    /** RFC 2741 7.2.3.3: those that do not repeat, then row by row until every column is at its end. */
    private List<Variable> bulk(AgentxBody.Bulk bulk) {
        NavigableMap<Oid, Value> now = objects.now();
        List<Variable> found = new ArrayList<>();
        int single = Math.min(bulk.nonRepeaters(), bulk.ranges().size());
        for (SearchRange range : bulk.ranges().subList(0, single)) found.add(next(now, range));
        List<SearchRange> columns =
                new ArrayList<>(bulk.ranges().subList(single, bulk.ranges().size()));
        boolean more = !columns.isEmpty();
        for (int row = 0; row < bulk.maxRepetitions() && more; row++) {
            more = false;
            for (int i = 0; i < columns.size() && found.size() < MOST_VARIABLES; i++) {
                SearchRange range = columns.get(i);
                Variable one = next(now, range);
                found.add(one);
                columns.set(i, new SearchRange(one.name(), false, range.end()));
                more |= !one.value().equals(Value.END_OF_MIB_VIEW);
            }
            more &= found.size() < MOST_VARIABLES;
        }
        return found;
    }
}
