package voicelab.systems.consul;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** {@code /v1/agent/health/service/...}: this agent's services by id or name, told by the status code too. */
record AgentHealth(ConsulState consul) {

    private record Known(String status, ObjectNode shown) {}

    HttpReply byId(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        String id = asking.segment("id");
        return consul.store().read(() -> {
            Optional<Known> known = known(id);
            if (known.isEmpty()) throw new HttpRefusal(404, "ServiceId " + id + " not found");
            return reply(asking, known.get().status(), known.get().shown());
        });
    }

    HttpReply byName(Asked asked) throws HttpRefusal {
        Asking asking = Asking.of(asked);
        String name = asking.segment("name");
        return consul.store().read(() -> {
            List<Known> all = new ArrayList<>();
            for (String id : consul.agent().serviceIds())
                known(id)
                        .filter(k -> k.shown()
                                .path("Service")
                                .path("Service")
                                .asText()
                                .equals(name))
                        .ifPresent(all::add);
            if (all.isEmpty()) throw new HttpRefusal(404, "ServiceName " + name + " Not Found");
            ArrayNode list = Json.array();
            String worst = CheckOutcome.PASSING;
            for (Known known : all) {
                list.add(known.shown());
                worst = worse(worst, known.status());
            }
            return reply(asking, worst, list);
        });
    }

    private Optional<Known> known(String id) {
        return new AgentServices(consul).shown(id).map(service -> {
            ObjectNode shown = Json.object();
            ArrayNode checks = Json.array();
            String worst = CheckOutcome.PASSING;
            String node = consul.node();
            for (ObjectNode check :
                    consul.store().under(Table.CHECKS, Table.key(node, "")).values()) {
                String owner = check.path("ServiceID").asText();
                if (!owner.isEmpty() && !owner.equals(id)) continue;
                checks.add(check);
                worst = worse(worst, status(check));
            }
            shown.put("AggregatedStatus", worst);
            shown.set("Service", service);
            shown.set("Checks", checks);
            return new Known(worst, shown);
        });
    }

    private static String status(ObjectNode check) {
        String id = check.path("CheckID").asText();
        boolean maintenance = id.equals(LocalAgent.NODE_MAINTENANCE) || id.startsWith(LocalAgent.SERVICE_MAINTENANCE);
        return maintenance ? "maintenance" : check.path("Status").asText();
    }

    private static String worse(String one, String other) {
        List<String> order = List.of(CheckOutcome.PASSING, CheckOutcome.WARNING, CheckOutcome.CRITICAL, "maintenance");
        return order.indexOf(one) >= order.indexOf(other) ? one : other;
    }

    private static HttpReply reply(Asking asking, String status, JsonNode body) {
        int code = switch (status) {
            case CheckOutcome.PASSING -> 200;
            case CheckOutcome.WARNING -> 429;
            default -> 503;
        };
        return asking.text("format").equals("text") ? HttpReply.text(code, status) : asking.json(code, body);
    }
}
