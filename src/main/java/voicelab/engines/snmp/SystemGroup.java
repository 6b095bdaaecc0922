package voicelab.engines.snmp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;

/** The system group of SNMPv2-MIB (RFC 3418), and what subagents say that they can do (sysORTable). Not thread-safe. */
final class SystemGroup implements MibView {
    /** Each is registered by itself, as net-snmp does: a subagent that brings its own is told that they are taken. */
    static final List<Integer> SUBTREES = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

    private static final int SERVICES_APPLICATION = 72;
    private static final int MOST_CAPS = 1_000;

    private final String name;
    private final String description;
    private final Oid objectId;
    private final LongSupplier upTime;
    private final Map<Integer, Capability> capabilities = new LinkedHashMap<>();
    private int lastCapability;
    private long lastChange;

    private record Capability(AgentxSession session, Oid id, String description, long since) {}

    /** @param upTime hundredths of a second */
    SystemGroup(String name, String description, Oid objectId, LongSupplier upTime) {
        this.name = name;
        this.description = description;
        this.objectId = objectId;
        this.upTime = upTime;
    }

    @Override
    public NavigableMap<Oid, Value> now() {
        NavigableMap<Oid, Value> all = new TreeMap<>();
        put(all, 1, Value.text(description));
        put(all, 2, Value.oid(objectId));
        put(all, 3, Value.ticks(upTime.getAsLong()));
        put(all, 4, Value.text("nobody: a stand-in of a test lab"));
        put(all, 5, Value.text(name));
        put(all, 6, Value.text("this machine's loopback"));
        put(all, 7, Value.integer(SERVICES_APPLICATION));
        put(all, 8, Value.ticks(lastChange));
        Oid entry = Names.SYSTEM.plus(9, 1);
        capabilities.forEach((index, each) -> {
            all.put(entry.plus(2, index), Value.oid(each.id));
            all.put(entry.plus(3, index), Value.text(each.description));
            all.put(entry.plus(4, index), Value.ticks(each.since));
        });
        return all;
    }

    private static void put(NavigableMap<Oid, Value> all, int object, Value value) {
        all.put(Names.SYSTEM.plus(object, 0), value);
    }

    /** @return false when there are too many */
    boolean add(AgentxSession session, AgentxBody.Caps caps) {
        if (capabilities.size() >= MOST_CAPS) return false;
        lastChange = upTime.getAsLong();
        capabilities.put(++lastCapability, new Capability(session, caps.id(), caps.description(), lastChange));
        return true;
    }

    /** @return false when the session has not said so */
    boolean remove(AgentxSession session, Oid id) {
        boolean had = capabilities.values().removeIf(each -> each.session.equals(session) && each.id.equals(id));
        if (had) lastChange = upTime.getAsLong();
        return had;
    }

    void removeAll(AgentxSession session) {
        if (capabilities.values().removeIf(each -> each.session.equals(session))) lastChange = upTime.getAsLong();
    }
}
