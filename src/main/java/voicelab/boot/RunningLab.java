package voicelab.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import voicelab.fault.FaultSpec;
import voicelab.fault.Faults;
import voicelab.journal.Journal;
import voicelab.map.ConnectionMap;
import voicelab.map.LinkSpec;
import voicelab.map.SystemId;
import voicelab.net.FrontAddresses;
import voicelab.net.FrontDoor;
import voicelab.net.Machine;
import voicelab.net.Ticker;
import voicelab.net.tls.LabCa;
import voicelab.profile.AddressPlan;
import voicelab.profile.Net;
import voicelab.wiring.Directory;
import voicelab.wiring.Wiring;

/** A lab that runs: 1 bind every stand-in, 2 open the arrows; stopping goes the other way. */
public final class RunningLab implements AutoCloseable {
    private final LabOrder order;
    private final Claim claim;
    private final LabParts parts;
    private final Rooms rooms;
    private FrontDoor front;
    private boolean closed;

    private RunningLab(LabOrder order, Claim claim) throws IOException {
        this.order = order;
        this.claim = claim;
        this.parts = parts(order, claim.net());
        this.rooms = new Rooms(order.catalogue(), parts);
    }

    /** @throws BootFailure with all faults at once, when everything that had started is closed */
    public static RunningLab boot(LabOrder order) throws BootFailure {
        RunningLab lab;
        Claim claim = claim(order);
        try {
            lab = new RunningLab(order, claim);
        } catch (IOException e) {
            claim.close();
            throw new BootFailure(List.of(new StartFault(
                    "lab",
                    "-",
                    e.getMessage(),
                    "name another directory, or end the lab that has it (--state, java.io.tmpdir)")));
        }
        List<StartFault> faults = lab.start();
        if (!faults.isEmpty()) {
            lab.close();
            throw new BootFailure(faults);
        }
        return lab;
    }

    private static Claim claim(LabOrder order) throws BootFailure {
        Net wanted = order.net().orElse(Net.DEFAULT);
        try {
            if (order.net().isPresent()) return Claim.of(wanted);
            Claim claim = Claim.firstFree(wanted);
            if (!claim.net().equals(wanted))
                order.says().accept(wanted + " is taken by another lab; this one lives in " + claim.net());
            return claim;
        } catch (IOException e) {
            String cause = wanted + " is claimed by another lab (" + e.getMessage() + ")";
            throw new BootFailure(
                    List.of(new StartFault("lab", wanted.toString(), cause, "leave --net out, or name another /24")));
        }
    }

    private static LabParts parts(LabOrder order, Net net) throws IOException {
        Threads threads = new Threads();
        LabClock clock = new LabClock(threads.timer());
        ConnectionMap map = order.map();
        AddressPlan plan = new AddressPlan(map, order.profile(), net, Machine.firstUnprivilegedPort());
        Journal journal = new Journal(clock, Journal.DEFAULT_ENTRIES, Journal.DEFAULT_PAYLOAD_BYTES);
        Faults faults = new Faults(number -> new Random(order.seed() * 1_000_003 + number));
        Set<SystemId> running = new LinkedHashSet<>(order.profile().wanted());
        running.removeIf(id -> !order.catalogue().has(id));
        Directory directory = new Directory(map, new PlanView(plan), running);
        LabCa ca = new LabCa(clock);
        Wiring wiring = new Wiring(
                map,
                directory,
                faults,
                journal,
                new Wiring.Held(threads.loops(), threads.workers(), Ticker.REAL, host -> resident(plan, host), ca),
                id -> plan.address(map.instance(id).orElseThrow()));
        return new LabParts(
                map,
                plan,
                journal,
                faults,
                directory,
                wiring,
                threads,
                new Shared(),
                clock,
                order.seed(),
                StateDirectory.open(order.state()),
                ca);
    }

    private static String resident(AddressPlan plan, String host) {
        try {
            return plan.resident(java.net.InetAddress.getByName(host))
                    .map(Object::toString)
                    .orElse("");
        } catch (java.net.UnknownHostException e) {
            return "";
        }
    }

    private List<StartFault> start() {
        for (FaultSpec fault : order.faults()) parts.faults().set(fault);
        List<StartFault> faults = new ArrayList<>(rooms.startAll(this::openArrows));
        if (!faults.isEmpty()) return faults;
        rooms.settle(order.says());
        order.front().ifPresent(this::openFront);
        return faults;
    }

    private void openArrows() throws Exception {
        List<LinkSpec> active = parts.map().links().stream()
                .filter(link -> rooms.built(link.from()))
                .filter(link -> link.listeners().stream()
                        .anyMatch(end -> parts.directory().lives(end.system())))
                .toList();
        parts.wiring().start(active);
    }

    private void openFront(String where) {
        front = new FrontDoor(parts.threads().loops(), parts.plan().net().lab());
        List<InetAddress> addresses = FrontAddresses.of(where);
        for (FrontDoor.Leaf leaf : rooms.frontLeaves())
            front.open(addresses, leaf).ifPresent(order.says());
    }

    public LabOrder order() {
        return order;
    }

    public Rooms rooms() {
        return rooms;
    }

    public AddressPlan plan() {
        return parts.plan();
    }

    public ConnectionMap map() {
        return parts.map();
    }

    public Journal journal() {
        return parts.journal();
    }

    public Faults faults() {
        return parts.faults();
    }

    public Wiring wiring() {
        return parts.wiring();
    }

    /** How many half routes run: two for each link that carries messages from a built system to somebody. */
    public int halfRouteCount() {
        return parts.wiring().halfRouteCount();
    }

    public Directory directory() {
        return parts.directory();
    }

    public LabClock clock() {
        return parts.clock();
    }

    /** Event loops, for what acts at the edges of this lab. */
    public io.netty.channel.EventLoopGroup loops() {
        return parts.threads().loops();
    }

    /** For the console: work that blocks. */
    public java.util.concurrent.ExecutorService workers() {
        return parts.threads().workers();
    }

    /** The lab's certificate authority. */
    public LabCa ca() {
        return parts.ca();
    }

    /** Where the lab keeps its files: the state's directory, or one that goes with the lab. */
    public Path directoryRoot() {
        return parts.state().root();
    }

    /** Engines that the console shares with the rooms. */
    public <T extends AutoCloseable> T shared(Class<T> kind, java.util.function.Supplier<T> maker) {
        return parts.shared().get(kind, maker);
    }

    /** Everything forgets; ports stay. */
    public void reset() {
        parts.faults().mendAll();
        rooms.resetAll();
        parts.journal().reset();
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) return;
            closed = true;
        }
        if (front != null) front.close();
        parts.wiring().close();
        rooms.closeAll();
        parts.shared().close();
        parts.threads().close();
        claim.close();
        parts.state().close();
    }
}
