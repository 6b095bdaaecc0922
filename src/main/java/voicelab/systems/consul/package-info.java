/**
 * Consul: service registry, health checks, key-value store, sessions and locks behind the HTTP API of HashiCorp Consul
 * (8500, and 8501 over TLS).
 *
 * <p>The real one is a cluster of servers and an agent on each node, joined by Raft and gossip. Service Handlers register their
 * MCP, Service Discovery lists them and writes tenants to the key-value store, the IXN Node finds its peers.
 *
 * <p>Imitated, by the public documentation: one server that is also the agent of its one node, leader of itself. Agent,
 * catalog, health, key-value store, transactions on keys, sessions with TTL, behavior and lock-delay, events, prepared queries,
 * blocking queries, filters ({@code ==}, {@code !=}, {@code in}, {@code contains}, {@code matches}, {@code is empty},
 * {@code and}, {@code or}, {@code not}). TTL, HTTP and TCP checks run in the lab's time, the first run at once. What an agent
 * is told is in the catalog within the same write; the real one syncs a moment later. Indexes go on rising over a reset and a
 * restore, and whoever waits is then answered.
 *
 * <p>Stricter than the real one: checks dial loopback addresses only and follow no redirect; script, Docker, UDP, H2PING,
 * OS service and alias checks are refused; a gRPC check finds whether the port answers and no more; a bound on rows and bytes.
 *
 * <p>Not imitated, and said so with 501: the mesh (Connect, proxies, intentions, configuration entries), namespaces,
 * partitions, peering, snapshots over HTTP, autopilot, metrics, leaving. ACLs are off: every token is taken, {@code /v1/acl}
 * answers as a Consul without them. No DNS, no gRPC, no gossip, no second datacenter, no anti-entropy that removes what a
 * client put into the catalog under this node's name.
 *
 * <p>With a state directory an acknowledged write of keys, catalog, sessions, queries and the agent's registrations survives
 * the process; events and lock-delays do not. {@code restore} drops no client.
 *
 * <p>Settings: {@code datacenter}, {@code node}, and a seed of {@code kv} (path: value) and {@code services} (name, id,
 * address, port, tags, meta). Which keys and service names the platform uses is not public: seeds are ours.
 *
 * <p>Sources: developer.hashicorp.com/consul/api-docs; links gvp-6, gvp-10, ixn-1, x-17 of the connection map.
 */
package voicelab.systems.consul;
