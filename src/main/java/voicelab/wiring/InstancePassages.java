package voicelab.wiring;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.map.InstanceId;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.net.Passages;

/** The arrows of one instance by the address that they lead to. */
final class InstancePassages implements Passages {
    private static final int MAX_KNOWN = 4_096;

    private final InstanceId self;
    private final Directory directory;
    private final Map<InetSocketAddress, Passage> byAddress = new HashMap<>();
    private final Map<Hop, Boolean> calling = new ConcurrentHashMap<>();

    InstancePassages(InstanceId self, Directory directory, Map<String, LinkArrow> arrows) {
        this.self = self;
        this.directory = directory;
        for (LinkArrow arrow : arrows.values()) {
            if (arrow.link().carriage().isNative()) continue;
            for (InetSocketAddress callee : directory.callees(arrow.link())) byAddress.putIfAbsent(callee, arrow);
        }
    }

    @Override
    public Optional<Passage> to(InetSocketAddress remote) {
        return Optional.ofNullable(byAddress.get(remote));
    }

    @Override
    public boolean calls(InetSocketAddress remote, InetSocketAddress listener) {
        if (calling.size() > MAX_KNOWN) calling.clear();
        return calling.computeIfAbsent(
                new Hop(listener, remote),
                hop -> directory.listenersAt(self, listener).stream()
                        .anyMatch(own -> directory.caller(remote, self, own).isPresent()));
    }
}
