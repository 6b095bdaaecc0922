package voicelab.boot;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.profile.AddressPlan;
import voicelab.wiring.Directory;

/** The address plan as the wiring wants to see it. */
record PlanView(AddressPlan plan) implements Directory.Plan {
    @Override
    public Optional<InstanceId> resident(InetAddress address) {
        return plan.resident(address);
    }

    @Override
    public List<InstanceId> instances(SystemId system) {
        return plan.instances(system);
    }

    @Override
    public Optional<InetSocketAddress> dial(InstanceId id, ListenerSpec listener) {
        return plan.dial(id, listener);
    }

    @Override
    public Optional<InetSocketAddress> listen(InstanceId id, ListenerSpec listener) {
        return plan.listen(id, listener);
    }

    @Override
    public boolean replaced(SystemId system) {
        return plan.profile().replaced().containsKey(system);
    }

    @Override
    public InetAddress labHost() {
        return plan.net().lab();
    }
}
