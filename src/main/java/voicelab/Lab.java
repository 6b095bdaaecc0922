package voicelab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.boot.BootFailure;
import voicelab.boot.LabOrder;
import voicelab.boot.RunningLab;
import voicelab.boot.StartFault;
import voicelab.boot.States;
import voicelab.fault.ActiveFault;
import voicelab.fault.Faults;
import voicelab.faultsyntax.FaultParser;
import voicelab.journal.Journal;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.net.Hop;
import voicelab.net.tls.CaFiles;
import voicelab.profile.AddressPlan;
import voicelab.profile.ProfileReader;
import voicelab.snapshot.Snapshots;
import voicelab.standin.BoundListener;
import voicelab.standin.Phone;
import voicelab.standin.StandIn;

/**
 * A lab of a whole voice platform: stand-ins on their documented ports, each on its own loopback address, joined by the
 * documented connections.
 *
 * <pre>{@code
 * try (Lab lab = Lab.boot("minimal")) {
 *     PhoneCall call = lab.phone("sip-endpoint").dial("8001", "sbc", "udp");
 *     ...
 * }
 * }</pre>
 */
public final class Lab implements AutoCloseable {
    private final RunningLab running;

    private Lab(RunningLab running) {
        this.running = running;
    }

    /**
     * Boots a shipped profile or a profile's file on the next free /24, without a front door.
     *
     * @throws BootFailure with all faults at once
     */
    public static Lab boot(String profile) throws BootFailure {
        ConnectionMap map = ConnectionMap.shipped();
        return boot(LabOrder.of(map, new ProfileReader(map).named(profile)));
    }

    /** @throws BootFailure with all faults at once */
    public static Lab boot(LabOrder order) throws BootFailure {
        return new Lab(RunningLab.boot(order));
    }

    public ConnectionMap map() {
        return running.map();
    }

    public AddressPlan plan() {
        return running.plan();
    }

    public Journal journal() {
        return running.journal();
    }

    public Faults faults() {
        return running.faults();
    }

    /** Sets a fault written as {@code gvp-3=cut}. */
    public ActiveFault fault(String text) {
        return faults().set(new FaultParser(map()).parse(text));
    }

    /** The lab below its public face: for the skins and for proofs. */
    public RunningLab running() {
        return running;
    }

    public States states() {
        return new States(plan(), running.order().catalogue(), running.rooms()::isUp);
    }

    /** The stand-in of {@code mcp}, {@code mcp-2} or {@code mcp@2}; empty when it is down or not built. */
    public Optional<StandIn> system(String instance) {
        return map().instance(instance).flatMap(running.rooms()::standIn);
    }

    /** @throws IllegalArgumentException when that system is no phone or is down */
    public Phone phone(String instance) {
        return system(instance)
                .filter(Phone.class::isInstance)
                .map(Phone.class::cast)
                .orElseThrow(() -> new IllegalArgumentException(instance + " is no phone that is up"));
    }

    /** Takes one stand-in down; false when it was not up. */
    public boolean stop(InstanceId id) {
        return running.rooms().stop(id);
    }

    /** Takes one stand-in up; what kept it down, nothing when it is up. */
    public List<StartFault> start(InstanceId id) {
        return running.rooms().start(id);
    }

    /**
     * Writes the state of every stand-in that can be snapshotted into one file.
     *
     * @throws IOException a sentence; an earlier file of that name is then unharmed
     */
    public Snapshots.Outcome snapshot(Path file) throws IOException {
        return new Snapshots(running).save(file);
    }

    /**
     * Puts a snapshot in the place of the present state. An engine may restart for it and drop its clients.
     *
     * @throws IOException a sentence
     */
    public Snapshots.Outcome restore(Path file) throws IOException {
        return new Snapshots(running).restore(file);
    }

    /** Everything forgets; ports stay. */
    public void reset() {
        running.reset();
    }

    /**
     * {@code LAB_NET}, {@code LAB_CA} (the authority's certificate, PEM), {@code LAB_TRUSTSTORE} (the same for Java) and
     * {@code LAB_<SYSTEM>_<LISTENER>=host:port} for every listener that is up.
     */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LAB_NET", plan().net().toString());
        variables.putAll(CaFiles.of(running.ca(), running.directoryRoot()).variables());
        running.rooms().up().forEach(room -> {
            for (BoundListener bound : running.rooms().listeners(room.id()))
                variables.put("LAB_" + room.id().variable() + "_" + bound.spec().name(), Hop.text(bound.bound()));
        });
        return variables;
    }

    /** Links whose both ends are up. */
    public List<LinkSpec> runningLinks() {
        States states = states();
        return map().links().stream()
                .filter(link -> switch (states.of(link)) {
                    case RUNNING, MOVED, REPLACED -> true;
                    case OFF, NOT_BUILT -> false;
                })
                .toList();
    }

    @Override
    public void close() {
        running.close();
    }
}
