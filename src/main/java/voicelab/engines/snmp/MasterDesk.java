package voicelab.engines.snmp;

import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import voicelab.net.Arrivals;

/** What the master's operations work with; everything on the home loop. */
final class MasterDesk {
    private final EventLoop home;
    private final MasterSettings settings;
    private final Arrivals arrivals;
    private final LongSupplier upTime;
    private final SystemGroup system;
    private final Registry registry;
    private final IndexTable indexes = new IndexTable();
    private final TrapSender traps;
    private final Consumer<String> says;
    private final Map<Long, AgentxSession> sessions = new LinkedHashMap<>();
    private long lastSession;
    private long lastTransaction;

    MasterDesk(
            EventLoop home,
            MasterSettings settings,
            Arrivals arrivals,
            LongSupplier upTime,
            SystemGroup system,
            TrapSender traps,
            Consumer<String> says) {
        this.home = home;
        this.settings = settings;
        this.arrivals = arrivals;
        this.upTime = upTime;
        this.system = system;
        this.registry = new Registry(settings.bounds().subtrees());
        this.traps = traps;
        this.says = says;
        OwnObjects own = new OwnObjects(system);
        for (int each : SystemGroup.SUBTREES)
            registry.add(new Registration(own, Names.SYSTEM.plus(each), 0, 0, SubagentSettings.USUAL_PRIORITY));
    }

    EventLoop home() {
        return home;
    }

    MasterSettings settings() {
        return settings;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** Hundredths of a second since the master began. */
    long upTime() {
        return upTime.getAsLong();
    }

    SystemGroup system() {
        return system;
    }

    Registry registry() {
        return registry;
    }

    IndexTable indexes() {
        return indexes;
    }

    TrapSender traps() {
        return traps;
    }

    void say(String what) {
        says.accept(what);
    }

    long nextTransaction() {
        return ++lastTransaction;
    }

    long nextSession() {
        return ++lastSession;
    }

    void enter(AgentxSession session) {
        sessions.put(session.id(), session);
        say("AgentX session " + session.id() + " opened: " + session.description());
    }

    /** Null when there is none. */
    AgentxSession session(long id) {
        return sessions.get(id);
    }

    Collection<AgentxSession> sessions() {
        return sessions.values();
    }

    /** Takes back everything that the session brought; idempotent. */
    void leave(AgentxSession session, String why) {
        if (!sessions.remove(session.id(), session)) return;
        registry.removeAll(session);
        indexes.freeAll(session);
        system.removeAll(session);
        session.lost();
        say("AgentX session " + session.id() + " closed: " + why);
    }
}
