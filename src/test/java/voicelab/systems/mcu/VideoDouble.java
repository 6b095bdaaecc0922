package voicelab.systems.mcu;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

/** In the place of the Application Server or the Notification Server: keeps what it is told. */
final class VideoDouble implements StandIn {
    record Told(String path, JsonNode body) {}

    private final String id;
    final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    volatile int status = 200;
    private Optional<HttpServer> server = Optional.empty();

    VideoDouble(String id) {
        this.id = id;
    }

    @Override
    public SystemId id() {
        return new SystemId(id);
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        List<BoundListener> bound = new ArrayList<>();
        PathTable paths = PathTable.EMPTY.on("*", "/{path*}", asked -> {
            int now = status;
            if (now < 300) told.add(new Told(asked.request().path(), JsonBody.of(asked)));
            return HttpReply.empty(now);
        });
        try {
            server = Doors.http(lab, "HTTP", HttpBounds.USUAL, paths, bound);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    JsonNode next() throws InterruptedException {
        Told next = told.poll(10, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("nothing was told");
        return next.body();
    }

    @Override
    public void reset() {
        told.clear();
    }

    @Override
    public void close() {
        server.ifPresent(HttpServer::close);
    }
}
