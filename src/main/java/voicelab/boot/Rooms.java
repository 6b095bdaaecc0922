package voicelab.boot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.map.Transport;
import voicelab.net.FrontDoor;
import voicelab.net.HeldPort;
import voicelab.net.Hop;
import voicelab.net.Probes;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.PodKeeper;
import voicelab.standin.SettingFault;
import voicelab.standin.Settles;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** The instances of a lab: started side by side, taken down and up one at a time. */
public final class Rooms {
    private static final int STARTERS = 4;
    private static final int MAX_SETTLE_SECONDS = 30;

    private final Catalogue catalogue;
    private final LabParts parts;
    private final Map<InstanceId, Room> rooms = new ConcurrentSkipListMap<>();
    private final Map<InstanceId, Integer> rounds = new ConcurrentSkipListMap<>();
    private CallOuts callOuts;

    Rooms(Catalogue catalogue, LabParts parts) {
        this.catalogue = catalogue;
        this.parts = parts;
    }

    /** Whether a system has a stand-in here: built, wanted and not replaced. */
    public boolean built(SystemId id) {
        return catalogue.has(id) && parts.plan().profile().wanted().contains(id);
    }

    /** Whether the catalogue has a room for it at all. */
    public boolean known(SystemId id) {
        return catalogue.has(id);
    }

    /**
     * Starts every instance and, beside them, {@code arrows}; probes each listener; lets out who calls out as soon as it can;
     * answers all faults at once.
     */
    List<StartFault> startAll(Callback arrows) {
        Map<InstanceId, CompletableFuture<Void>> bound = new LinkedHashMap<>();
        Map<SystemId, List<CompletableFuture<Void>>> starting = new LinkedHashMap<>();
        for (SystemId system : catalogue.ids())
            if (built(system))
                for (InstanceId id : parts.plan().instances(system)) {
                    bound.put(id, new CompletableFuture<>());
                    starting.computeIfAbsent(system, key -> new ArrayList<>()).add(bound.get(id));
                }
        callOuts = new CallOuts(parts.map(), starting);
        ExecutorService starters = parts.threads().starters(STARTERS);
        try {
            List<Future<List<StartFault>>> running = new ArrayList<>();
            running.add(starters.submit(() -> {
                arrows.run();
                callOuts.arrowsOpen();
                return List.of();
            }));
            bound.forEach((id, done) -> running.add(starters.submit(() -> startAndLet(id, done))));
            List<StartFault> faults = new ArrayList<>();
            for (Future<List<StartFault>> one : running) faults.addAll(result(one));
            return faults;
        } finally {
            starters.shutdown();
        }
    }

    private List<StartFault> startAndLet(InstanceId id, CompletableFuture<Void> bound) {
        List<StartFault> faults = startOne(id);
        if (!faults.isEmpty()) return faults;
        if (rooms.get(id).standIn() instanceof CallsOut caller) callOuts.let(id, caller);
        bound.complete(null);
        return faults;
    }

    /** Something that may fail. */
    interface Callback {
        void run() throws Exception;
    }

    private static List<StartFault> result(Future<List<StartFault>> one) {
        try {
            return one.get();
        } catch (ExecutionException e) {
            return List.of(
                    new StartFault("lab", "-", String.valueOf(e.getCause()), "this is a defect; please report it"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(new StartFault("lab", "-", "interrupted", "boot again"));
        }
    }

    private List<StartFault> startOne(InstanceId id) {
        StandIn standIn = catalogue.make(id.system()).orElseThrow();
        InstanceContext context = new InstanceContext(id, parts, rounds.merge(id, 1, Integer::sum) - 1);
        if (standIn instanceof PodKeeper keeper) keeper.restarts(this::restart);
        try {
            List<BoundListener> listeners = standIn.start(context);
            Probes probes = new Probes(parts.plan().net().lab());
            for (BoundListener listener : listeners) ask(probes, listener);
            rooms.put(id, new Room(id, standIn, listeners, context));
            parts.journal().note(Kind.LIFE, "", id.toString(), "", "up");
            return List.of();
        } catch (StartFailure e) {
            standIn.close();
            if (e.address() == null)
                return List.of(new StartFault(
                        id.toString(), "-", e.getMessage(), "mend it, or boot --without " + id.system()));
            HeldPort.Explanation why = HeldPort.explain(id.system().text(), e.address(), e.transport(), e.getMessage());
            return List.of(new StartFault(id.toString(), Hop.text(e.address()), why.cause(), why.remedy()));
        } catch (SettingFault e) {
            standIn.close();
            return List.of(new StartFault(id.toString(), "-", e.getMessage(), "mend the profile"));
        } catch (IOException | RuntimeException e) {
            standIn.close();
            String cause = e instanceof RuntimeException ? e.toString() : e.getMessage();
            return List.of(new StartFault(id.toString(), "-", cause, "this is a defect; please report it"));
        }
    }

    /** @throws IOException naming the listener that did not answer its protocol */
    static void ask(Probes probes, BoundListener listener) throws IOException {
        ListenerSpec spec = listener.spec();
        try {
            probes.ask(listener.bound(), spec.transport() == Transport.UDP, spec.protocol());
        } catch (IOException e) {
            throw new IOException(
                    spec.ref() + " at " + Hop.text(listener.bound()) + " does not answer " + spec.protocol() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Waits until those that call out can work. */
    void settle(Consumer<String> says) {
        Map<InstanceId, CompletableFuture<?>> pending = callOuts.pending();
        CompletableFuture<Void> all = CompletableFuture.allOf(pending.values().toArray(CompletableFuture[]::new));
        try {
            all.get(MAX_SETTLE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            pending.forEach((id, one) -> {
                if (!one.isDone())
                    says.accept(id + " is not ready after " + MAX_SETTLE_SECONDS + " s; it goes on trying");
            });
        } catch (ExecutionException e) {
            pending.forEach((id, one) -> {
                if (one.isCompletedExceptionally())
                    says.accept(id + " is not ready: " + e.getCause().getMessage());
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What waited for the lab to be ready begins; the timers of all are armed when this returns. */
    void letLate() {
        for (Room room : rooms.values()) if (room.standIn() instanceof CallsOut caller) caller.labReady();
    }

    /** The instances that are up. */
    public Collection<Room> up() {
        return rooms.values();
    }

    public boolean isUp(InstanceId id) {
        return rooms.containsKey(id);
    }

    /** Where an instance really listens; empty when it is down. */
    public List<BoundListener> listeners(InstanceId id) {
        return Optional.ofNullable(rooms.get(id)).map(Room::listeners).orElse(List.of());
    }

    public Optional<StandIn> standIn(InstanceId id) {
        return Optional.ofNullable(rooms.get(id)).map(Room::standIn);
    }

    public List<BoundListener> allListeners() {
        return rooms.values().stream().flatMap(r -> r.listeners().stream()).toList();
    }

    /** Takes one instance down; false when it was not up. */
    public boolean stop(InstanceId id) {
        Room room = rooms.remove(id);
        if (room == null) return false;
        room.standIn().close();
        parts.journal().note(Kind.LIFE, "", id.toString(), "", "down");
        return true;
    }

    /** Takes one instance up again; the faults that kept it down, none when it is up. */
    public List<StartFault> start(InstanceId id) {
        if (isUp(id)) return List.of();
        List<StartFault> faults = startOne(id);
        if (faults.isEmpty() && rooms.get(id).standIn() instanceof CallsOut caller) {
            caller.arrowsOpen();
            caller.labReady();
        }
        return faults;
    }

    private boolean restart(InstanceId id) {
        stop(id);
        return built(id.system()) && start(id).isEmpty();
    }

    void resetAll() {
        sideBySide(standIn -> {
            if (standIn instanceof Settles sender) sender.settle();
        });
        sideBySide(StandIn::reset);
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Room room : rooms.values())
            if (room.standIn() instanceof CallsOut caller)
                all.add(caller.startedOver().toCompletableFuture());
        all.forEach(CompletableFuture::join);
    }

    /** The slowest decides how long it takes. */
    private void sideBySide(Consumer<StandIn> work) {
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (Room room : rooms.values())
            all.add(CompletableFuture.runAsync(
                    () -> work.accept(room.standIn()), parts.threads().workers()));
        all.forEach(CompletableFuture::join);
    }

    List<FrontDoor.Leaf> frontLeaves() {
        List<FrontDoor.Leaf> leaves = new ArrayList<>();
        for (Room room : rooms.values())
            for (BoundListener bound : room.listeners()) {
                ListenerSpec spec = bound.spec();
                if (room.id().number() == 1 && spec.front())
                    leaves.add(new FrontDoor.Leaf(
                            room.id().toString(),
                            spec.transport().toString(),
                            bound.bound().getPort(),
                            bound.bound()));
            }
        return leaves;
    }

    void closeAll() {
        ExecutorService closers = parts.threads().starters(STARTERS);
        List<Future<?>> all = new ArrayList<>();
        for (Room room : rooms.values())
            all.add(closers.submit(() -> room.standIn().close()));
        for (Future<?> one : all) {
            try {
                one.get(5, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                System.getLogger("voicelab").log(System.Logger.Level.WARNING, "a stand-in did not close", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        rooms.clear();
        closers.shutdown();
    }
}
