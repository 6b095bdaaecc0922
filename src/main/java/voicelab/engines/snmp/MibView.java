package voicelab.engines.snmp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import voicelab.protocols.agentx.SearchRange;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;

/** Objects as they are at this moment: a look must be quick, for it happens on an event loop. */
@FunctionalInterface
public interface MibView {

    /** Every instance by its name. */
    NavigableMap<Oid, Value> now();

    /** The value of each name; where there is none, an exception says whether the object or only the instance is missing. */
    static List<Variable> get(NavigableMap<Oid, Value> now, List<Oid> names) {
        List<Variable> found = new ArrayList<>();
        for (Oid name : names) {
            Value value = now.get(name);
            found.add(new Variable(name, value != null ? value : missing(now, name)));
        }
        return found;
    }

    /** RFC 2741 7.2.3.1: noSuchInstance when some instance of the object could exist, else noSuchObject. */
    private static Value missing(NavigableMap<Oid, Value> now, Oid name) {
        for (Oid near : new Oid[] {now.floorKey(name), now.higherKey(name)})
            if (near != null && shared(near, name) >= Math.min(near.size(), name.size()) - 1)
                return Value.NO_SUCH_INSTANCE;
        return Value.NO_SUCH_OBJECT;
    }

    private static int shared(Oid one, Oid other) {
        int n = 0;
        while (n < one.size() && n < other.size() && one.at(n) == other.at(n)) n++;
        return n;
    }

    /** Up to {@code count} instances in the range; fewer when there are no more. */
    static List<Variable> after(NavigableMap<Oid, Value> now, SearchRange range, int count) {
        List<Variable> found = new ArrayList<>();
        for (Map.Entry<Oid, Value> each :
                now.tailMap(range.start(), range.include()).entrySet()) {
            if (found.size() == count || !range.holds(each.getKey())) break;
            found.add(new Variable(each.getKey(), each.getValue()));
        }
        return found;
    }
}
