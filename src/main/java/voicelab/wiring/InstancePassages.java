package voicelab.wiring;

import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.net.Passage;
import voicelab.net.Passages;

/** The arrows of one instance by the address that they lead to. */
final class InstancePassages implements Passages {
    private final InstanceId self;
    private final Directory directory;
    private final Map<InetSocketAddress, Passage> byAddress = new HashMap<>();

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
        for (ListenerSpec own : directory.listenersAt(self, listener)) {
            Optional<LinkSpec> link = directory.caller(remote, self, own);
            if (link.isPresent()) return true;
        }
        return false;
    }
}
