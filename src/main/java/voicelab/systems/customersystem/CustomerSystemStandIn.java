package voicelab.systems.customersystem;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpListening;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.HttpWorker;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** The customer's own system: takes orders from the dialog. */
public final class CustomerSystemStandIn implements StandIn {
    private static final SystemId ID = new SystemId("customer-system");
    private static final String HTTP = "HTTP";
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private OrderBook orders;
    private HttpServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        lab.settings().only(Set.of());
        orders = new OrderBook(lab.clock());
        Optional<InetSocketAddress> at = lab.listen(HTTP);
        if (at.isEmpty()) return List.of();
        try {
            HttpWorker worker = lab.shared(HttpWorker.class, () -> HttpWorker.start("lab-http", lab.clock()));
            server = HttpServer.open(
                    worker,
                    lab.arrivals(),
                    HttpBounds.USUAL.withMaxBodyBytes(MAX_BODY_BYTES),
                    CustomerSystemPaths.table(orders),
                    List.of(HttpListening.plain(at.get())));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return List.of(new BoundListener(lab.listener(HTTP), server.addresses().get(0)));
    }

    @Override
    public void reset() {
        orders.forget();
    }

    @Override
    public void close() {
        if (server != null) server.close();
    }
}
