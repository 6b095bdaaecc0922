package voicelab.engines.kafka;

import java.net.InetSocketAddress;
import kafka.network.SocketServer;
import kafka.server.BrokerServer;
import kafka.server.SharedServer;
import voicelab.net.Arrivals;

/** A broker whose request queue is watched from before its first request. */
final class WatchedBroker extends BrokerServer {
    private final InetSocketAddress listen;
    private final Arrivals arrivals;
    private volatile WatchedRequests requests;

    WatchedBroker(SharedServer shared, InetSocketAddress listen, Arrivals arrivals) {
        super(shared);
        this.listen = listen;
        this.arrivals = arrivals;
    }

    /** Called while the broker starts, when its listener is bound and nobody reads from it yet. */
    @Override
    public void socketServer_$eq(SocketServer server) {
        if (server != null)
            requests = WatchedRequests.watch(
                    server.dataPlaneRequestChannel(),
                    new RequestReader(arrivals, listen, id -> TopicNames.of(metadataCache(), id)));
        super.socketServer_$eq(server);
    }

    WatchedRequests requests() {
        return requests;
    }
}
