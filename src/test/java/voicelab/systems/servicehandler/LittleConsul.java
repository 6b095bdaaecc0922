package voicelab.systems.servicehandler;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** So much of Consul's agent as a registration needs: what was registered last, by id, and on which port. */
final class LittleConsul implements StandIn {
    private static final int PATIENCE_SECONDS = 10;

    /** One PUT that came in. */
    record Put(int port, String path, String from, JsonNode body) {}

    final Map<String, JsonNode> services = new ConcurrentSkipListMap<>();
    final BlockingQueue<Put> puts = new LinkedBlockingQueue<>();
    volatile int status = 200;
    private final List<HttpServer> servers = new ArrayList<>();

    @Override
    public SystemId id() {
        return new SystemId("consul");
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        PathTable paths = PathTable.EMPTY
                .put("/v1/agent/service/register", this::register)
                .put("/v1/agent/service/deregister/{id}", this::deregister);
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.http(lab, "HTTP", HttpBounds.USUAL, paths, bound).ifPresent(servers::add);
            Doors.https(lab, "HTTPS", HttpBounds.USUAL, paths, bound).ifPresent(servers::add);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    private HttpReply register(Asked asked) throws Exception {
        JsonNode body = JsonBody.of(asked);
        if (status == 200) services.put(body.path("ID").asText(), body);
        return came(asked, body);
    }

    private HttpReply deregister(Asked asked) {
        services.remove(asked.segment("id"));
        return came(asked, null);
    }

    private HttpReply came(Asked asked, JsonNode body) {
        String from = asked.hop().remote().getAddress().getHostAddress();
        puts.add(new Put(asked.hop().local().getPort(), asked.request().path(), from, body));
        return HttpReply.text(status, status == 200 ? "" : "Permission denied\n");
    }

    Put next() throws InterruptedException {
        Put put = puts.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (put == null) throw new AssertionError("nothing more was put");
        return put;
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
        servers.forEach(HttpServer::close);
    }
}
