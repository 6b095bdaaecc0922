package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.journal.Kind;
import voicelab.standin.LabContext;

/** One Consul server and its agent: the state and all that keeps it, made at the first request. */
final class ConsulState {
    private static final String FILE = "consul.jsonl";
    private static final String OWN = "consul";

    private final LabContext lab;
    private final ConsulSettings settings;
    private final StateLog log;
    private final Store store;
    private final Keys keys;
    private final Sessions sessions;
    private final SessionClocks sessionClocks;
    private final Catalog catalog;
    private final LocalAgent agent;
    private final CheckClocks checkClocks;

    private ConsulState(LabContext lab, ConsulSettings settings, StateLog log) {
        this.lab = lab;
        this.settings = settings;
        this.log = log;
        this.keys = new Keys(lab.clock());
        this.sessions = new Sessions(keys);
        this.catalog = new Catalog(sessions);
        this.agent = new LocalAgent(this);
        this.store = new Store(new Waits(lab.timers()), log);
        this.sessionClocks = new SessionClocks(lab.timers(), this::sessionExpires);
        this.checkClocks = new CheckClocks(lab, agent);
        store.follow(sessionClocks);
        store.follow(checkClocks);
    }

    /** The seed, or what an earlier lab kept. */
    static ConsulState open(LabContext lab, ConsulSettings settings) throws IOException {
        Optional<StateImage> kept = Optional.empty();
        StateLog log = StateLog.NONE;
        if (lab.keepsState()) {
            kept = StateFile.read(file(lab));
            log = StateFile.at(file(lab));
        }
        ConsulState consul = new ConsulState(lab, settings, log);
        consul.become(kept.orElse(StateImage.EMPTY), kept.isEmpty());
        return consul;
    }

    static Path file(LabContext lab) {
        return lab.directory().resolve(FILE);
    }

    private void become(StateImage image, boolean seeded) throws IOException {
        try {
            keys.forgetDelays(true);
            store.become(image, draft -> {
                ownNode(draft);
                if (seeded) settings.seed().fill(draft, this);
                return true;
            });
        } catch (HttpRefusal e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void ownNode(Draft draft) throws HttpRefusal {
        String address = lab.address().getHostAddress();
        ObjectNode old = draft.row(Table.NODES, node());
        String id = old == null ? freshId(Table.NODES) : old.path("ID").asText();
        ObjectNode row = Rows.node(id, node(), address, datacenter());
        ObjectNode tagged = row.putObject("TaggedAddresses");
        for (String name : new String[] {"lan", "lan_ipv4", "wan", "wan_ipv4"}) tagged.put(name, address);
        row.putObject("Meta").put("consul-network-segment", "").put("consul-version", Membership.VERSION);
        catalog.node(draft, row);
        ObjectNode service = Json.object().put("Name", OWN).put("Port", Membership.rpcPort());
        service.putObject("Meta").put("version", Membership.VERSION);
        catalog.service(draft, node(), Rows.service(Fields.of(service), "Name"));
        ObjectNode alive = Rows.check(node(), Sessions.SERF_HEALTH, "Serf Health Status", CheckOutcome.PASSING);
        catalog.check(draft, alive.put("Output", "Agent alive and reachable"));
    }

    int waiting() {
        return store.waiting();
    }

    /** Back to the seed. */
    void reset() throws IOException {
        become(StateImage.EMPTY, true);
    }

    void save(Path folder) throws IOException {
        StateFile.save(store.image(), folder.resolve(FILE));
    }

    void restore(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        become(StateFile.read(file).orElseThrow(() -> new IOException("there is no " + file)), false);
    }

    void close() throws IOException {
        store.stop();
        log.close();
    }

    private void sessionExpires(SessionClocks.Term term) {
        quietly(draft -> {
            if (sessionClocks.isOver(term)) sessions.end(draft, term.session());
            return true;
        });
    }

    /** A write that nobody waits for: on a worker, for it may write a file, and timer threads must not wait for that. */
    void quietly(Store.Writing<Boolean> writing) {
        try {
            lab.workers().execute(() -> written(writing));
        } catch (RejectedExecutionException e) {
            written(writing);
        }
    }

    private void written(Store.Writing<Boolean> writing) {
        try {
            store.write(writing);
        } catch (HttpRefusal e) {
            lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", "not done: " + e.getMessage());
        }
    }

    /** A TTL check that was reported, or registered again, begins its time anew. Under the store's lock. */
    void restart(String check) {
        RunningCheck running = checkClocks.find(check);
        if (running != null && running.plan().kind() == CheckPlan.Kind.TTL) running.reported();
    }

    /** The parameters of a request that another datacenter is not asked for. */
    Asking asking(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        wantsDatacenter(asking.text("dc"));
        return asking;
    }

    void wantsDatacenter(String wanted) throws HttpRefusal {
        if (!wanted.isEmpty() && !wanted.equals(datacenter())) throw new HttpRefusal(500, "No path to datacenter");
    }

    /** A UUID that no row of a table has. Under the store's lock. */
    String freshId(Table table) {
        while (true) {
            String id = new UUID(lab.random().nextLong(), lab.random().nextLong()).toString();
            if (store.row(table, id) == null) return id;
        }
    }

    String node() {
        return settings.node();
    }

    String datacenter() {
        return settings.datacenter();
    }

    LabContext lab() {
        return lab;
    }

    Store store() {
        return store;
    }

    Keys keys() {
        return keys;
    }

    Sessions sessions() {
        return sessions;
    }

    SessionClocks sessionClocks() {
        return sessionClocks;
    }

    Catalog catalog() {
        return catalog;
    }

    LocalAgent agent() {
        return agent;
    }
}
