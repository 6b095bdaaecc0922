package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.standin.LabContext;

/** One sync after the other: read Consul, match the applications, match the tenants, match their keys. Blocks. */
final class SyncTurns {
    private static final SystemId MCP = new SystemId("mcp");
    private static final SystemId HANDLER = new SystemId("service-handler");

    private final LabContext lab;
    private final ServiceDiscoverySettings settings;
    private final ConfigBook book;
    private final WantedTenants wanted;
    private final SyncLog log;
    private final ReentrantLock turn = new ReentrantLock();
    private final int usualPort;
    private long lastIndex;

    SyncTurns(LabContext lab, ServiceDiscoverySettings settings, ConfigBook book, WantedTenants wanted, SyncLog log) {
        this.lab = lab;
        this.settings = settings;
        this.book = book;
        this.wanted = wanted;
        this.log = log;
        this.usualPort = lab.map()
                .system(MCP)
                .listener("SIP")
                .orElseThrow()
                .documentedPort()
                .first();
    }

    /** @throws IOException why it failed; what was there stays */
    Outcome sync(ServiceDiscoverySettings now) throws IOException {
        turn.lock();
        try {
            return syncInTurn(now, lab.ticker().nanos(), log.now().trouble());
        } finally {
            turn.unlock();
        }
    }

    private Outcome syncInTurn(ServiceDiscoverySettings now, long begin, String before) throws IOException {
        try {
            RegisteredMcps registered = RegisteredMcps.read(consul(), now, "", Duration.ZERO, usualPort);
            if (hasBegunAnew(registered.index()))
                throw new IOException("Consul has begun anew; what it lists is believed at the next sync");
            Outcome outcome = matched(registered, now);
            done(outcome, before, took(begin));
            return outcome;
        } catch (IOException e) {
            failed(e.getMessage(), before, took(begin));
            throw e;
        }
    }

    /**
     * An index that went back: Consul lost what it had, and those that live have not registered again yet. One sync is left out
     * for them.
     */
    private boolean hasBegunAnew(String index) {
        long now = index.matches("[0-9]{1,18}") ? Long.parseLong(index) : lastIndex;
        boolean back = now < lastIndex;
        lastIndex = now;
        return back;
    }

    /**
     * As {@link #sync}, but waits (in Consul, not here) until every MCP of this lab stands there, up to this real time.
     *
     * @return whether they did
     */
    boolean first(Duration within) throws IOException {
        boolean whole;
        try {
            whole = isWholeWithin(within);
        } catch (IOException e) {
            failed(e.getMessage(), log.now().trouble(), Duration.ZERO);
            throw e;
        }
        sync(settings);
        return whole;
    }

    private boolean isWholeWithin(Duration within) throws IOException {
        long begin = lab.ticker().nanos();
        Set<String> own = own();
        String index = "";
        while (true) {
            Duration left = within.minus(took(begin));
            RegisteredMcps seen = RegisteredMcps.read(consul(), settings, index, left, usualPort);
            Set<String> missing = new TreeSet<>(own);
            seen.all().forEach(mcp -> missing.remove(mcp.host() + ":" + mcp.port()));
            if (missing.isEmpty()) return true;
            if (within.compareTo(took(begin)) <= 0 || seen.index().isEmpty()) {
                note("not in Consul within " + within.toMillis() + " ms: MCP at " + String.join(", ", missing)
                        + "; the sync goes without");
                return false;
            }
            index = seen.index();
        }
    }

    /** The MCPs that Service Handlers of this lab register. */
    private Set<String> own() {
        Set<String> own = new HashSet<>();
        List<InetSocketAddress> handlers = lab.everywhere(HANDLER, "HTTP");
        for (InetSocketAddress sip : lab.everywhere(MCP, "SIP")) {
            boolean handled = handlers.stream().anyMatch(h -> h.getAddress().equals(sip.getAddress()));
            if (handled) own.add(sip.getAddress().getHostAddress() + ":" + sip.getPort());
        }
        return own;
    }

    private ConsulReader consul() {
        return new ConsulReader(lab, settings.consulToken());
    }

    private Outcome matched(RegisteredMcps registered, ServiceDiscoverySettings now) throws IOException {
        Outcome outcome = new Outcome();
        registered.notes().forEach(outcome::trouble);
        new McpSync(book, now, outcome).match(registered.all());
        var tenants = new TenantSync(book, now.initialPage()).match(wanted.now(outcome), outcome);
        new TenantKeys(consul(), now).match(tenants, outcome);
        outcome.counted(registered.all().size(), tenants.size());
        return outcome;
    }

    private Duration took(long begin) {
        return Duration.ofNanos(lab.ticker().nanos() - begin);
    }

    /** Noted when something happened, not every minute. */
    private void done(Outcome outcome, String before, Duration took) {
        Outcome last = log.now().outcome();
        boolean sameTroubles = last != null && last.troubles().equals(outcome.troubles());
        log.done(outcome, took);
        if (!outcome.isQuiet() || !before.isEmpty() || !sameTroubles) note("sync: " + outcome);
    }

    private void failed(String why, String before, Duration took) {
        log.failed(why, took); // first: who sees the note may ask at once
        if (!why.equals(before)) note("sync failed: " + why);
    }

    private void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }
}
