package voicelab.wiring;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import voicelab.engines.sql.client.SqlClient;
import voicelab.net.Dialer;
import voicelab.protocols.sql.SqlRequest;

/** The client endpoint of SQL links: one client for each caller instance, made at first use, as {@link HttpWire}'s are. */
final class SqlWire implements Processor {
    private final LinkGear gear;
    private final Function<String, InetAddress> addressOf;
    private final Supplier<SSLContext> trust;
    private final Map<String, SqlClient> clients = new ConcurrentHashMap<>();

    SqlWire(LinkGear gear, Function<String, InetAddress> addressOf, Supplier<SSLContext> trust) {
        this.gear = gear;
        this.addressOf = addressOf;
        this.trust = trust;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Duration patience = exchange.getProperty(HttpWire.PATIENCE, Duration.class);
        Duration left = patience.minusMillis(exchange.getClock().elapsed());
        // its sender has given up and says that nothing was kept: what a stall held back must not be kept now
        if (left.isNegative()) throw new SocketTimeoutException("held back beyond its sender's patience");
        SqlClient client = clients.computeIfAbsent(
                Crossing.from(exchange),
                from -> new SqlClient(new Dialer(addressOf.apply(from)).sockets(gear.gate()), trust));
        SqlRequest request = (SqlRequest) Crossing.parcel(exchange);
        exchange.getMessage()
                .setBody(client.ask(request, Crossing.hop(exchange).remote(), left));
    }
}
