package voicelab.systems.customersystem;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

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
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(
                            lab,
                            HTTP,
                            HttpBounds.USUAL.withMaxBodyBytes(MAX_BODY_BYTES),
                            CustomerSystemPaths.table(orders),
                            bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
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
