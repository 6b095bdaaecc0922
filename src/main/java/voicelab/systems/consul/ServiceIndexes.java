package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * The index of each service name: what a watcher of that service waits for. It moves with the service's instances, their
 * checks, and the nodes and node checks below them; a name's last instance leaves the time of its extinction.
 */
final class ServiceIndexes implements Follower {
    private final Store store;
    private final Map<String, Long> byName = new HashMap<>();
    private final Map<String, Integer> instances = new HashMap<>();
    private long lastExtinction;

    ServiceIndexes(Store store) {
        this.store = store;
    }

    long of(String name) {
        Long index = byName.get(name);
        if (index != null) return index;
        return lastExtinction > 0 ? lastExtinction : store.index(Table.NODES, Table.SERVICES);
    }

    @Override
    public void changed(Change change) {
        switch (change.table()) {
            case SERVICES -> serviceChanged(change);
            case CHECKS -> checkChanged(change);
            case NODES -> nodeChanged(change.key(), change.index());
            default -> {}
        }
    }

    private void serviceChanged(Change change) {
        String before = name(change.before(), "Service");
        String after = name(change.after(), "Service");
        if (!after.isEmpty()) {
            instances.merge(after, 1, Integer::sum);
            byName.put(after, change.index());
        }
        if (before.isEmpty()) return;
        int left = instances.merge(before, -1, Integer::sum);
        if (left > 0) {
            byName.put(before, change.index());
            return;
        }
        instances.remove(before);
        byName.remove(before);
        lastExtinction = change.index();
    }

    private void checkChanged(Change change) {
        ObjectNode body = change.after() == null ? change.before() : change.after();
        String name = name(body, "ServiceName");
        if (name.isEmpty()) nodeChanged(name(body, "Node"), change.index());
        else byName.computeIfPresent(name, (n, old) -> change.index());
    }

    private void nodeChanged(String node, long index) {
        for (ObjectNode service :
                store.under(Table.SERVICES, Table.key(node, "")).values())
            byName.computeIfPresent(name(service, "Service"), (n, old) -> index);
    }

    private static String name(ObjectNode body, String field) {
        return body == null ? "" : body.path(field).asText("");
    }

    @Override
    public void forgotten(long index) {
        byName.clear();
        instances.clear();
        lastExtinction = index;
    }
}
