package voicelab.wiring;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.map.SystemSpec;

/**
 * Who lives where, read off the addresses on the wire: attribution must survive a system's replacement, so it never asks
 * the stand-ins.
 */
public final class Directory {
    /** Says where things are; the boot's address plan. */
    public interface Plan {
        Optional<InstanceId> resident(InetAddress address);

        List<InstanceId> instances(SystemId system);

        Optional<InetSocketAddress> dial(InstanceId id, ListenerSpec listener);

        Optional<InetSocketAddress> listen(InstanceId id, ListenerSpec listener);

        InetAddress labHost();

        /** Whether the user's own system stands in place of this one. */
        boolean replaced(SystemId system);
    }

    private final ConnectionMap map;
    private final Plan plan;
    private final Set<SystemId> running;
    private final Map<InetSocketAddress, SystemId> replaced = new HashMap<>();

    /** @param running systems that have a stand-in here; a caller from 127.0.0.1 may play one of the others */
    public Directory(ConnectionMap map, Plan plan, Set<SystemId> running) {
        this.map = map;
        this.plan = plan;
        this.running = running;
        for (SystemSpec system : map.systems())
            if (plan.replaced(system.id()))
                for (InstanceId id : plan.instances(system.id()))
                    for (ListenerSpec listener : system.listeners())
                        plan.dial(id, listener).ifPresent(a -> replaced.put(a, system.id()));
    }

    /** An instance id, the id of a system that the user plays, {@code lab}, or {@code outside}. */
    public String whoIs(InetSocketAddress peer) {
        if (peer == null) return "outside";
        SystemId played = replaced.get(peer);
        if (played != null) return played.text();
        if (plan.labHost().equals(peer.getAddress())) return "lab";
        return plan.resident(peer.getAddress()).map(InstanceId::toString).orElse("outside");
    }

    /** Whether a system has a stand-in here or is played by the user. */
    public boolean lives(SystemId system) {
        return running.contains(system) || replaced.containsValue(system);
    }

    /** The link that leads from whoever lives at {@code peer} to this listener of {@code self}. */
    public Optional<LinkSpec> caller(InetSocketAddress peer, InstanceId self, ListenerSpec listener) {
        Optional<InstanceId> resident = plan.resident(peer.getAddress());
        if (resident.isPresent()) {
            SystemId pod = resident.get().system();
            return linksTo(listener).stream()
                    .filter(l -> isOrSharesPod(l.from(), pod))
                    .findFirst();
        }
        if (!peer.getAddress().isLoopbackAddress() || plan.labHost().equals(peer.getAddress())) return Optional.empty();
        List<LinkSpec> played = linksTo(listener).stream()
                .filter(l -> !running.contains(l.from()))
                .toList();
        return played.size() == 1 ? Optional.of(played.get(0)) : Optional.empty();
    }

    /** The link of the same carriage that leads from {@code self} to whoever lives at {@code peer}. */
    public Optional<LinkSpec> callee(InetSocketAddress peer, InstanceId self, LinkSpec like) {
        return linkBetween(self, peer, like.carriage());
    }

    /** The link of that carriage from {@code self} to whoever lives at {@code peer}. */
    public Optional<LinkSpec> linkBetween(InstanceId self, InetSocketAddress peer, voicelab.map.Carriage carriage) {
        String other = whoIs(peer);
        return map.linksFrom(self.system()).stream()
                .filter(l -> l.carriage() == carriage)
                .filter(l -> map.instance(other)
                        .filter(i -> isOrSharesPod(l.to(), i.system()))
                        .isPresent())
                .findFirst();
    }

    /** All addresses where a link's callee is to be dialled. */
    public List<InetSocketAddress> callees(LinkSpec link) {
        List<InetSocketAddress> all = new ArrayList<>();
        for (ListenerSpec listener : link.listeners())
            if (!listener.documentedPort().isRange())
                for (InstanceId id : plan.instances(listener.system()))
                    plan.dial(id, listener).ifPresent(all::add);
        return all;
    }

    /** The own listener that this local address belongs to. */
    public List<ListenerSpec> listenersAt(InstanceId self, InetSocketAddress local) {
        return map.system(self.system()).listeners().stream()
                .filter(l -> l.documentedPort().isRange()
                        ? l.documentedPort().contains(local.getPort())
                        : plan.listen(self, l)
                                .filter(a -> a.getPort() == local.getPort())
                                .isPresent())
                .toList();
    }

    private List<LinkSpec> linksTo(ListenerSpec listener) {
        return map.links().stream().filter(l -> l.endsAt(listener)).toList();
    }

    private boolean isOrSharesPod(SystemId system, SystemId pod) {
        return system.equals(pod)
                || map.system(system).pod().filter(pod::equals).isPresent();
    }
}
