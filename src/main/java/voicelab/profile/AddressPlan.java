package voicelab.profile;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;

/** Where everything lives: every instance's address, every listener's port as it will be bound. */
public final class AddressPlan {
    /** How far a port moves that this machine keeps for root. */
    public static final int PRIVILEGED_MOVE = 10_000;

    private final ConnectionMap map;
    private final Profile profile;
    private final Net net;
    private final int firstUnprivilegedPort;
    private final Map<InetAddress, InstanceId> residents = new HashMap<>();

    /** @param firstUnprivilegedPort what {@code net.ipv4.ip_unprivileged_port_start} allows this process */
    public AddressPlan(ConnectionMap map, Profile profile, Net net, int firstUnprivilegedPort) {
        this.map = map;
        this.profile = profile;
        this.net = net;
        this.firstUnprivilegedPort = firstUnprivilegedPort;
        for (SystemSpec system : map.systems())
            if (system.pod().isEmpty())
                for (int n = 1; n <= system.maxInstances(); n++) {
                    InstanceId id = new InstanceId(system.id(), n);
                    residents.put(address(id), id);
                }
    }

    public ConnectionMap map() {
        return map;
    }

    public Profile profile() {
        return profile;
    }

    public Net net() {
        return net;
    }

    public InetAddress address(InstanceId id) {
        return net.host(map.system(id.system()).octet() + id.number() - 1);
    }

    /** The instance whose own address this is (a pod's sidecars count as the pod). */
    public Optional<InstanceId> resident(InetAddress address) {
        return Optional.ofNullable(residents.get(address));
    }

    /** The instances that the profile wants of a system; none when it is off, one when it is replaced. */
    public List<InstanceId> instances(SystemId system) {
        SystemChoice choice = profile.systems().get(system);
        if (choice == null && !profile.replaced().containsKey(system)) return List.of();
        int count = choice == null || profile.replaced().containsKey(system) ? 1 : choice.count();
        List<InstanceId> all = new ArrayList<>();
        for (int n = 1; n <= count; n++) all.add(new InstanceId(system, n));
        return all;
    }

    /** The port that a single-port listener is bound to; empty when it is switched off. */
    public Optional<Integer> port(ListenerSpec listener) {
        SystemChoice choice = profile.systems().get(listener.system());
        if (choice != null && choice.listeners().containsKey(listener.name()))
            return choice.listeners().get(listener.name());
        int documented = listener.documentedPort().first();
        return Optional.of(documented < firstUnprivilegedPort ? documented + PRIVILEGED_MOVE : documented);
    }

    /** Whether a listener is bound elsewhere than the map says because this machine keeps the port for root. */
    public boolean moved(ListenerSpec listener) {
        return !listener.documentedPort().isRange()
                && port(listener)
                        .filter(p -> p != listener.documentedPort().first())
                        .isPresent();
    }

    /** Where an instance's single-port listener is bound. */
    public Optional<InetSocketAddress> listen(InstanceId id, ListenerSpec listener) {
        return port(listener).map(port -> new InetSocketAddress(address(id), port));
    }

    /** Where to dial a listener: the stand-in's, or the user's own system in its place. */
    public Optional<InetSocketAddress> dial(InstanceId id, ListenerSpec listener) {
        Replacement replaced = profile.replaced().get(id.system());
        if (replaced != null) return Optional.of(replaced.address());
        return listen(id, listener);
    }
}
