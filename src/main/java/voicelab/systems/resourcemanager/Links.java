package voicelab.systems.resourcemanager;

import java.util.List;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.standin.LabContext;

/** Where this room's arrows end, by the map. */
final class Links {
    private Links() {}

    static List<ListenerSpec> listeners(LabContext lab, String link) {
        return lab.map().link(link).map(LinkSpec::listeners).orElse(List.of());
    }
}
