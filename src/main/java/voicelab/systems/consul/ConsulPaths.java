package voicelab.systems.consul;

import static voicelab.systems.consul.Table.CHECKS;
import static voicelab.systems.consul.Table.EVENTS;
import static voicelab.systems.consul.Table.KV;
import static voicelab.systems.consul.Table.NODES;
import static voicelab.systems.consul.Table.QUERIES;
import static voicelab.systems.consul.Table.SERVICES;
import static voicelab.systems.consul.Table.SESSIONS;

import java.util.List;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.PathTable;

/** What Consul answers. */
final class ConsulPaths {
    private static final List<String> NOT_DONE = List.of(
            "agent/host",
            "agent/version",
            "agent/metrics",
            "agent/monitor",
            "agent/reload",
            "agent/leave",
            "agent/token",
            "agent/connect",
            "catalog/gateway-services",
            "operator/autopilot",
            "operator/keyring",
            "operator/area",
            "operator/segment",
            "operator/license",
            "operator/usage",
            "operator/raft/peer",
            "operator/raft/transfer-leader",
            "coordinate/update",
            "coordinate/node",
            "snapshot",
            "connect",
            "config",
            "discovery-chain",
            "exported-services",
            "imported-services",
            "namespace",
            "namespaces",
            "partition",
            "partitions",
            "peering",
            "peerings",
            "internal");

    private ConsulPaths() {}

    static PathTable table(ConsulState consul) {
        return agent(consul)
                .and(catalog(consul))
                .and(health(consul))
                .and(keys(consul))
                .and(sessions(consul))
                .and(cluster(consul))
                .and(refused());
    }

    private static PathTable agent(ConsulState consul) {
        Membership members = new Membership(consul);
        AgentServices services = new AgentServices(consul);
        AgentChecks checks = new AgentChecks(consul);
        AgentHealth health = new AgentHealth(consul);
        return PathTable.EMPTY
                .get("/v1/agent/self", members::self)
                .get("/v1/agent/members", members::members)
                .put("/v1/agent/join/{address}", members::join)
                .put("/v1/agent/force-leave/{node}", members::forceLeave)
                .put("/v1/agent/maintenance", services::nodeMaintenance)
                .get("/v1/agent/services", services::list)
                .put("/v1/agent/service/register", services::register)
                .put("/v1/agent/service/deregister/{id*}", services::deregister)
                .put("/v1/agent/service/maintenance/{id*}", services::maintenance)
                .later("GET", "/v1/agent/service/{id*}", services::one)
                .get("/v1/agent/checks", checks::list)
                .put("/v1/agent/check/register", checks::register)
                .put("/v1/agent/check/deregister/{id*}", checks::deregister)
                .put("/v1/agent/check/pass/{id*}", checks::pass)
                .put("/v1/agent/check/warn/{id*}", checks::warn)
                .put("/v1/agent/check/fail/{id*}", checks::fail)
                .put("/v1/agent/check/update/{id*}", checks::update)
                .get("/v1/agent/health/service/id/{id*}", health::byId)
                .get("/v1/agent/health/service/name/{name*}", health::byName);
    }

    private static PathTable catalog(ConsulState consul) {
        CatalogAnswers catalog = new CatalogAnswers(consul);
        return PathTable.EMPTY
                .put("/v1/catalog/register", new RegisterInCatalog(consul))
                .put("/v1/catalog/deregister", new DeregisterFromCatalog(consul))
                .get("/v1/catalog/datacenters", catalog::datacenters)
                .later("GET", "/v1/catalog/nodes", Blocking.on(consul, catalog::nodes, NODES))
                .later("GET", "/v1/catalog/services", Blocking.on(consul, catalog::services, NODES, SERVICES))
                .later(
                        "GET",
                        "/v1/catalog/service/{service}",
                        Blocking.on(consul, catalog::service, NODES, SERVICES, CHECKS))
                .later(
                        "GET",
                        "/v1/catalog/connect/{service}",
                        Blocking.on(consul, catalog::connect, NODES, SERVICES, CHECKS))
                .later("GET", "/v1/catalog/node/{node}", Blocking.on(consul, catalog::node, NODES, SERVICES))
                .later(
                        "GET",
                        "/v1/catalog/node-services/{node}",
                        Blocking.on(consul, catalog::nodeServices, NODES, SERVICES));
    }

    private static PathTable health(ConsulState consul) {
        HealthAnswers health = new HealthAnswers(consul);
        return PathTable.EMPTY
                .later("GET", "/v1/health/node/{node}", Blocking.on(consul, health::node, NODES, CHECKS))
                .later(
                        "GET",
                        "/v1/health/checks/{service}",
                        Blocking.on(consul, health::checksOf, NODES, SERVICES, CHECKS))
                .later(
                        "GET",
                        "/v1/health/service/{service}",
                        Blocking.on(consul, health::service, NODES, SERVICES, CHECKS))
                .later(
                        "GET",
                        "/v1/health/connect/{service}",
                        Blocking.on(consul, health::connect, NODES, SERVICES, CHECKS))
                .later(
                        "GET",
                        "/v1/health/ingress/{service}",
                        Blocking.on(consul, health::connect, NODES, SERVICES, CHECKS))
                .later("GET", "/v1/health/state/{state}", Blocking.on(consul, health::state, NODES, CHECKS));
    }

    private static PathTable keys(ConsulState consul) {
        return PathTable.EMPTY
                .later("GET", "/v1/kv/{key*}", Blocking.on(consul, new ReadKey(consul.store()), KV))
                .put("/v1/kv/{key*}", new WriteKey(consul))
                .delete("/v1/kv/{key*}", new DeleteKey(consul))
                .put("/v1/txn", new Transaction(consul));
    }

    private static PathTable sessions(ConsulState consul) {
        SessionAnswers sessions = new SessionAnswers(consul);
        return PathTable.EMPTY
                .put("/v1/session/create", sessions::create)
                .put("/v1/session/destroy/{id}", sessions::destroy)
                .put("/v1/session/renew/{id}", sessions::renew)
                .later("GET", "/v1/session/info/{id}", Blocking.on(consul, sessions::info, SESSIONS))
                .later("GET", "/v1/session/node/{node}", Blocking.on(consul, sessions::ofNode, SESSIONS))
                .later("GET", "/v1/session/list", Blocking.on(consul, sessions::list, SESSIONS));
    }

    private static PathTable cluster(ConsulState consul) {
        Membership members = new Membership(consul);
        Events events = new Events(consul);
        PreparedQueries queries = new PreparedQueries(consul);
        return PathTable.EMPTY
                .put("/v1/event/fire/{name}", events::fire)
                .later("GET", "/v1/event/list", Blocking.on(consul, events::list, EVENTS))
                .post("/v1/query", queries::create)
                .later("GET", "/v1/query", Blocking.on(consul, queries::list, QUERIES))
                .get("/v1/query/{id}/execute", queries::execute)
                .later("GET", "/v1/query/{id}", Blocking.on(consul, queries::one, QUERIES))
                .put("/v1/query/{id}", queries::update)
                .delete("/v1/query/{id}", queries::delete)
                .get("/v1/status/leader", members::leader)
                .get("/v1/status/peers", members::peers)
                .get("/v1/operator/raft/configuration", members::raft)
                .get("/v1/coordinate/datacenters", members::coordinateDatacenters)
                .later("GET", "/v1/coordinate/nodes", Blocking.on(consul, members::coordinateNodes, NODES));
    }

    /** ACLs are off, as Consul says it; what else there is in Consul and not here says that. */
    private static PathTable refused() {
        HttpAnswer none = asked -> {
            throw HttpRefusal.notImplemented(
                    asked.request().method() + " " + asked.request().path());
        };
        PathTable table = PathTable.EMPTY.on("*", "/v1/acl/{any*}", asked -> {
            throw new HttpRefusal(401, "ACL support disabled");
        });
        for (String family : NOT_DONE) table = table.on("*", "/v1/" + family + "/{any*}", none);
        return table;
    }
}
