package voicelab.systems.prometheus;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.map.Carriage;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.standin.LabContext;

/** What there is to scrape: every end of every HTTP link of the map that starts here and runs in this lab. */
record Targets(LabContext lab, int most) {

    List<Target> now() {
        List<Target> all = new ArrayList<>();
        for (LinkSpec link : lab.map().linksFrom(lab.self().system())) {
            if (link.carriage() != Carriage.HTTP) continue;
            for (ListenerSpec listener : link.listeners())
                for (InetSocketAddress at : lab.everywhere(listener.system(), listener.name()))
                    if (all.size() < most) all.add(new Target(link, listener, at, pod(listener, at)));
        }
        return all;
    }

    private String pod(ListenerSpec listener, InetSocketAddress at) {
        SystemId system = listener.system();
        SystemId pod = lab.map().system(system).pod().orElse(system);
        Optional<InstanceId> resident = lab.map().instance(lab.whoIs(at));
        return resident.map(id -> new InstanceId(pod, id.number()).toString()).orElse(pod.text());
    }
}
