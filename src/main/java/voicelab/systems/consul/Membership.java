package voicelab.systems.consul;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.protocols.http.HttpReply;

/** The agent itself and the cluster of which it is the one server: self, members, status, Raft, coordinates. */
record Membership(ConsulState consul) {
    /** What a client may test for; not a release of HashiCorp's. */
    static final String VERSION = "1.20.0-voicelab";

    /** The names that Consul gives its server and gossip ports in answers. Nothing listens there: one server talks to nobody. */
    private static final String RPC = "8300";

    private static final String SERF = "8301";
    private static final int ALIVE = 1;
    private static final int COORDINATE_DIMENSIONS = 8;
    private static final double UNSURE = 1.5;
    private static final double LEAST_HEIGHT = 1e-5;

    static int rpcPort() {
        return Integer.parseInt(RPC);
    }

    private String address() {
        return consul.lab().address().getHostAddress();
    }

    private String nodeId() throws HttpRefusal {
        return consul.store()
                .read(() -> consul.store()
                        .row(Table.NODES, consul.node())
                        .path("ID")
                        .asText());
    }

    HttpReply self(Asked asked) throws HttpRefusal {
        ObjectNode body = Json.object();
        body.putObject("Config")
                .put("Datacenter", consul.datacenter())
                .put("PrimaryDatacenter", consul.datacenter())
                .put("NodeName", consul.node())
                .put("NodeID", nodeId())
                .put("Revision", "voicelab")
                .put("Server", true)
                .put("Version", VERSION);
        body.set("Coord", coord());
        body.set("Member", member());
        body.putObject("Stats").putObject("raft").put("state", "Leader").put("num_peers", "0");
        body.putObject("Meta").put("consul-network-segment", "");
        return Asking.of(asked).json(body);
    }

    HttpReply members(Asked asked) throws HttpRefusal {
        return Asking.of(asked).json(Json.array().add(member()));
    }

    private ObjectNode member() throws HttpRefusal {
        ObjectNode member = Json.object()
                .put("Name", consul.node())
                .put("Addr", address())
                .put("Port", Integer.parseInt(SERF))
                .put("Status", ALIVE)
                .put("ProtocolMin", 1)
                .put("ProtocolMax", 5)
                .put("ProtocolCur", 2)
                .put("DelegateMin", 2)
                .put("DelegateMax", 5)
                .put("DelegateCur", 4);
        member.putObject("Tags")
                .put("role", "consul")
                .put("dc", consul.datacenter())
                .put("id", nodeId())
                .put("port", RPC)
                .put("build", VERSION);
        return member;
    }

    private static ObjectNode coord() {
        ObjectNode coord = Json.object();
        ArrayNode vec = coord.putArray("Vec");
        for (int i = 0; i < COORDINATE_DIMENSIONS; i++) vec.add(0);
        return coord.put("Error", UNSURE).put("Adjustment", 0).put("Height", LEAST_HEIGHT);
    }

    /** The one member is already joined to itself; there is nobody else. */
    HttpReply join(Asked asked) throws HttpRefusal {
        String to = asked.segment("address");
        if (to.equals(address()) || to.startsWith(address() + ":")) return HttpReply.empty(200);
        throw new HttpRefusal(
                500,
                "1 error occurred: Failed to join " + to + ": this agent is alone, gossip is not"
                        + " implemented by this stand-in");
    }

    HttpReply forceLeave(Asked asked) throws HttpRefusal {
        String node = asked.segment("node");
        if (node.equals(consul.node())) return HttpReply.empty(200); // alive: as Consul, it stays
        throw new HttpRefusal(500, "agent: No node found with name '" + node + "'");
    }

    HttpReply leader(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        return asking.json(Json.object().textNode(address() + ":" + RPC));
    }

    HttpReply peers(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        return asking.json(Json.array().add(address() + ":" + RPC));
    }

    HttpReply raft(Asked asked) throws HttpRefusal {
        Asking asking = consul.asking(asked);
        ObjectNode body = Json.object();
        body.putArray("Servers")
                .addObject()
                .put("ID", nodeId())
                .put("Node", consul.node())
                .put("Address", address() + ":" + RPC)
                .put("Leader", true)
                .put("ProtocolVersion", "3")
                .put("Voter", true);
        body.put("Index", consul.store().read(() -> consul.store().index()));
        return asking.json(body);
    }

    HttpReply coordinateDatacenters(Asked asked) throws HttpRefusal {
        ObjectNode area = Json.object().put("Datacenter", consul.datacenter()).put("AreaID", "wan");
        area.putArray("Coordinates").add(coordinate(consul.node() + "." + consul.datacenter()));
        return consul.asking(asked).json(Json.array().add(area));
    }

    Look coordinateNodes(Asking asking) {
        return () -> Seen.of(
                consul.store().index(Table.NODES),
                asking.found(() -> Json.array().add(coordinate(consul.node()).put("Segment", ""))));
    }

    private static ObjectNode coordinate(String node) {
        ObjectNode coordinate = Json.object().put("Node", node);
        coordinate.set("Coord", coord());
        return coordinate;
    }
}
