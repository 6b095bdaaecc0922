package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import voicelab.engines.http.HttpRefusal;

/**
 * What this agent looks after on its own node: services, checks and their state. It is the catalog's only source for them
 * (the real one syncs them in the background; here it is done within the same write).
 */
final class LocalAgent {
    private static final String SERVICE = "service";
    private static final String CHECK = CheckClocks.CHECK;
    static final String SERVICE_MAINTENANCE = "_service_maintenance:";
    static final String NODE_MAINTENANCE = "_node_maintenance";

    private final ConsulState consul;

    LocalAgent(ConsulState consul) {
        this.consul = consul;
    }

    String node() {
        return consul.node();
    }

    /** @param replaces checks that this registration does not name go */
    void register(Draft draft, Fields wanted, boolean replaces) throws HttpRefusal {
        ObjectNode service = Rows.service(wanted, "Name");
        String id = service.path("ID").asText();
        defaultAddresses(service);
        consul.catalog().service(draft, node(), service);
        draft.put(Table.AGENT, Table.key(SERVICE, id), Json.object().put("ID", id));
        List<Fields> checks = new ArrayList<>(wanted.objects("Checks"));
        if (wanted.object("Check").isPresent())
            checks.add(0, wanted.object("Check").get());
        Set<String> named = new HashSet<>();
        for (int i = 0; i < checks.size(); i++) {
            Fields check = checks.get(i);
            String usual = "service:" + id + (checks.size() > 1 ? ":" + (i + 1) : "");
            String checkId = check.text("CheckID", check.text("ID", usual));
            String name =
                    check.text("Name", "Service '" + service.path("Service").asText() + "' check");
            named.add(checkId);
            check(draft, check, checkId, name, id);
        }
        if (replaces)
            for (ObjectNode old : Catalog.checks(draft, node(), id))
                if (!named.contains(old.path("CheckID").asText()))
                    removeCheck(draft, old.path("CheckID").asText());
    }

    /** An IPv4 address is repeated under the names that Consul gives it. */
    private static void defaultAddresses(ObjectNode service) {
        String address = service.path("Address").asText();
        if (service.has("TaggedAddresses") || !address.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) return;
        ObjectNode tagged = service.putObject("TaggedAddresses");
        for (String name : new String[] {"lan_ipv4", "wan_ipv4"})
            tagged.putObject(name)
                    .put("Address", address)
                    .put("Port", service.path("Port").asInt());
    }

    /** A check keeps its state when it is registered again. */
    void check(Draft draft, Fields wanted, String id, String name, String serviceId) throws HttpRefusal {
        CheckPlan plan = CheckPlan.of(wanted);
        ObjectNode old = draft.row(Table.CHECKS, Table.key(node(), id));
        ObjectNode row = Rows.check(node(), id, name, wanted.text("Status", CheckOutcome.CRITICAL));
        if (old != null) {
            row.set("Status", old.path("Status"));
            row.set("Output", old.path("Output"));
        }
        row.put("Notes", Rows.shortened(wanted.text("Notes"))).put("ServiceID", serviceId);
        plan.describe(row);
        put(draft, id, plan, row);
    }

    private void put(Draft draft, String id, CheckPlan plan, ObjectNode row) throws HttpRefusal {
        draft.put(Table.AGENT, Table.key(CHECK, id), plan.json());
        consul.catalog().check(draft, row);
    }

    boolean hasService(Draft draft, String id) {
        return draft.row(Table.AGENT, Table.key(SERVICE, id)) != null;
    }

    boolean hasCheck(Draft draft, String id) {
        return draft.row(Table.AGENT, Table.key(CHECK, id)) != null;
    }

    void removeService(Draft draft, String id) throws HttpRefusal {
        for (ObjectNode check : Catalog.checks(draft, node(), id))
            removeCheck(draft, check.path("CheckID").asText());
        consul.catalog().removeService(draft, node(), id);
        draft.remove(Table.AGENT, Table.key(SERVICE, id));
    }

    void removeCheck(Draft draft, String id) throws HttpRefusal {
        draft.remove(Table.AGENT, Table.key(CHECK, id));
        consul.catalog().removeCheck(draft, node(), id);
    }

    /** @param serviceId empty for the whole node */
    void maintenance(Draft draft, String serviceId, boolean on, String reason) throws HttpRefusal {
        boolean ofNode = serviceId.isEmpty();
        String id = ofNode ? NODE_MAINTENANCE : SERVICE_MAINTENANCE + serviceId;
        if (!on) {
            removeCheck(draft, id);
            return;
        }
        String what = ofNode ? "Node" : "Service";
        ObjectNode row = Rows.check(node(), id, what + " Maintenance Mode", CheckOutcome.CRITICAL);
        String usual = "Maintenance mode is enabled for this " + what.toLowerCase(java.util.Locale.ROOT)
                + ", but no reason was provided. This is a default message.";
        row.put("Notes", reason.isEmpty() ? usual : Rows.shortened(reason)).put("ServiceID", serviceId);
        CheckPlan plan = CheckPlan.maintenance();
        plan.describe(row);
        put(draft, id, plan, row);
    }

    /** A new state of a check that is still there. */
    void state(Draft draft, String id, CheckOutcome found) throws HttpRefusal {
        ObjectNode row = draft.copy(Table.CHECKS, Table.key(node(), id));
        if (row.isEmpty()) return;
        row.put("Status", found.status()).put("Output", Rows.shortened(found.output()));
        consul.catalog().check(draft, row);
    }

    /** A check was run, or expired; a report that came meanwhile counts. */
    void found(String id, CheckOutcome found, BooleanSupplier holds) {
        consul.quietly(draft -> {
            if (hasCheck(draft, id) && holds.getAsBoolean()) state(draft, id, withLast(draft, id, found));
            return true;
        });
    }

    /** As Consul tells of an expired check: what was said last goes along. */
    private CheckOutcome withLast(Draft draft, String id, CheckOutcome found) {
        String last =
                draft.copy(Table.CHECKS, Table.key(node(), id)).path("Output").asText("");
        boolean expired = found.output().equals("TTL expired");
        if (!expired || last.isEmpty() || last.startsWith("TTL expired")) return found;
        return CheckOutcome.critical("TTL expired (last output before timeout follows): " + last);
    }

    /** A service was critical for too long. */
    void reap(String serviceId) {
        consul.quietly(draft -> {
            if (hasService(draft, serviceId)) removeService(draft, serviceId);
            return true;
        });
    }

    /** The ids that this agent looks after. Under the store's lock. */
    List<String> ids(String kind) {
        return consul.store().under(Table.AGENT, Table.key(kind, "")).keySet().stream()
                .map(Table::second)
                .toList();
    }

    List<String> serviceIds() {
        return ids(SERVICE);
    }

    List<String> checkIds() {
        return ids(CHECK);
    }
}
