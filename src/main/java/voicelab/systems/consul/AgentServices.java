package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code /v1/agent/services} and {@code /v1/agent/service/...}: the services of this agent. */
record AgentServices(ConsulState consul) {

    HttpReply list(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        Filter filter = asking.filter();
        return consul.store().read(() -> {
            ObjectNode all = Json.object();
            for (String id : consul.agent().serviceIds()) {
                Optional<ObjectNode> service = shown(id);
                if (service.isPresent() && filter.keeps(service.get())) all.set(id, service.get());
            }
            return asking.json(all);
        });
    }

    /** As an agent shows it: without the catalog's indexes. Under the store's lock. */
    Optional<ObjectNode> shown(String id) {
        ObjectNode row = consul.store().row(Table.SERVICES, Table.key(consul.node(), id));
        if (row == null || !consul.agent().serviceIds().contains(id)) return Optional.empty();
        ObjectNode shown = row.deepCopy();
        shown.remove(Draft.CREATED);
        shown.remove(Draft.MODIFIED);
        return Optional.of(shown.put("Datacenter", consul.datacenter()));
    }

    /** {@code ?hash=} with the last answer's hash blocks until the service is another one. */
    CompletionStage<HttpReply> one(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        String id = asking.segment("id");
        long known = hash(asking.text("hash"));
        Look look = () -> {
            ObjectNode service = shown(id).orElseThrow(() -> unknown(id));
            long hash = hash(service);
            service.put("ContentHash", Seen.hex(hash));
            return new Seen(Seen.Kind.CONTENT, hash, true, () -> asking.json(service));
        };
        Store store = consul.store();
        var patience = asking.patience();
        return store.read(() -> {
            Seen first = look.look();
            if (asking.text("hash").isEmpty() || first.isNewsSince(known))
                return CompletableFuture.completedFuture(first.reply());
            return store.waits().add(Set.of(Table.SERVICES, Table.AGENT), look, first, known, patience, store);
        });
    }

    private static long hash(String hex) {
        try {
            return Long.parseUnsignedLong(hex, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** FNV-1a, 64 bits. */
    private static long hash(ObjectNode service) {
        long hash = 0xcbf29ce484222325L;
        for (char c : service.toString().toCharArray()) hash = (hash ^ c) * 0x100000001b3L;
        return hash;
    }

    static HttpRefusal unknown(String id) {
        return new HttpRefusal(404, "unknown service ID: " + id);
    }

    HttpReply register(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        Fields wanted = Fields.of(asked);
        if (wanted.text("Name").isEmpty()) throw new HttpRefusal(400, "Missing service name");
        boolean replaces = asking.flag("replace-existing-checks");
        String id = wanted.text("ID", wanted.text("Name"));
        consul.store().write(draft -> {
            consul.agent().register(draft, wanted, replaces);
            // who registers again begins each TTL anew
            for (ObjectNode check : Catalog.checks(draft, consul.node(), id))
                consul.restart(check.path("CheckID").asText());
            return true;
        });
        return HttpReply.empty(200);
    }

    HttpReply deregister(Asked asked) throws HttpRefusal {
        String id = asked.segment("id");
        consul.store().write(draft -> {
            if (!consul.agent().hasService(draft, id))
                throw new HttpRefusal(
                        404,
                        "Unknown service ID \"" + id
                                + "\". Ensure that the service ID is passed, not the service name.");
            consul.agent().removeService(draft, id);
            return true;
        });
        return HttpReply.empty(200);
    }

    HttpReply maintenance(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        String id = asking.segment("id");
        boolean on = enabled(asking);
        consul.store().write(draft -> {
            if (!consul.agent().hasService(draft, id))
                throw new HttpRefusal(
                        404,
                        "Unknown service ID \"" + id
                                + "\". Ensure that the service ID is passed, not the service name.");
            consul.agent().maintenance(draft, id, on, asking.text("reason"));
            return true;
        });
        return HttpReply.empty(200);
    }

    HttpReply nodeMaintenance(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        boolean on = enabled(asking);
        consul.store().write(draft -> {
            consul.agent().maintenance(draft, "", on, asking.text("reason"));
            return true;
        });
        return HttpReply.empty(200);
    }

    private static boolean enabled(Asking asking) throws HttpRefusal {
        if (!asking.has("enable")) throw new HttpRefusal(400, "Missing value for enable");
        return asking.flag("enable");
    }
}
