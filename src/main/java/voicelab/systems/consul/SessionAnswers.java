package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code /v1/session/...}. */
record SessionAnswers(ConsulState consul) {

    HttpReply create(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        Fields wanted = Fields.orNone(asked);
        ObjectNode made = consul.store()
                .write(draft -> consul.sessions().create(draft, consul.freshId(Table.SESSIONS), consul.node(), wanted));
        return asking.json(Json.object().put("ID", made.path("ID").asText()));
    }

    HttpReply destroy(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        consul.store().write(draft -> {
            consul.sessions().end(draft, asking.segment("id"));
            return true;
        });
        return HttpReply.of(200, "application/json", "true");
    }

    HttpReply renew(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        String id = asking.segment("id");
        return consul.store().read(() -> {
            ObjectNode session = consul.store().row(Table.SESSIONS, id);
            if (session == null) throw new HttpRefusal(404, "Session id '" + id + "' not found");
            consul.sessionClocks().renew(session);
            return asking.json(Json.array().add(session));
        });
    }

    Look info(Asking asking) {
        String id = asking.segment("id");
        Store store = consul.store();
        return () -> {
            ObjectNode session = store.row(Table.SESSIONS, id);
            return Seen.of(
                    store.index(Table.SESSIONS),
                    asking.found(() -> Json.list(session == null ? List.of() : List.of(session))));
        };
    }

    Look list(Asking asking) throws HttpRefusal {
        Filter filter = asking.filter();
        return () -> all(asking, "", filter);
    }

    Look ofNode(Asking asking) throws HttpRefusal {
        Filter filter = asking.filter();
        return () -> all(asking, asking.segment("node"), filter);
    }

    private Seen all(Asking asking, String node, Filter filter) {
        Collection<ObjectNode> rows = consul.store().rows(Table.SESSIONS).values();
        return Seen.of(
                consul.store().index(Table.SESSIONS),
                asking.found(() -> Json.list(rows.stream()
                        .filter(row ->
                                node.isEmpty() || row.path("Node").asText().equals(node))
                        .filter(filter::keeps)
                        .toList())));
    }
}
