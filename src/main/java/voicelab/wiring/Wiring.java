package voicelab.wiring;

import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.engine.DefaultShutdownStrategy;
import voicelab.engines.sql.client.SqlClient;
import voicelab.fault.Faults;
import voicelab.journal.Journal;
import voicelab.map.Carriage;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.net.tls.LabCa;
import voicelab.protocols.sql.SqlRequest;
import voicelab.standin.Arrow;

/** Builds all arrows of a lab in one loop, and hands each instance its own. */
public final class Wiring implements AutoCloseable {
    private static final int STOP_MILLIS = 100;

    /** Held, so that their levels are not collected with the loggers. Camel greets at INFO. */
    private static final Logger CAMEL_LOG = Logger.getLogger("org.apache.camel");

    private static final Logger SHUTDOWN_LOG = Logger.getLogger(DefaultShutdownStrategy.class.getName());

    private final ConnectionMap map;
    private final Directory directory;
    private final Map<String, LinkGear> gears = new LinkedHashMap<>();
    private final Map<String, HalfRoutes> routes = new HashMap<>();
    private final Map<String, FaultStep> faultSteps = new ConcurrentHashMap<>();
    private final Map<InstanceId, Map<String, LinkArrow>> arrows = new ConcurrentHashMap<>();
    private final Journal journal;
    private final Function<String, InetAddress> addressOf;
    private final LabCa ca;
    private CamelContext camel;

    /** @param addressOf an instance's own address */
    public Wiring(
            ConnectionMap map,
            Directory directory,
            Faults faults,
            Journal journal,
            Held held,
            Function<String, InetAddress> addressOf) {
        this.map = map;
        this.directory = directory;
        this.journal = journal;
        this.addressOf = addressOf;
        this.ca = held.ca();
        LinkGear.Surroundings around =
                new LinkGear.Surroundings(held.loops(), held.workers(), held.ticker(), held.residents());
        for (LinkSpec link : map.links()) gears.put(link.id(), new LinkGear(link, faults, journal, around));
        faults.watch(this::faultsChanged);
    }

    /** What held-back parcels leave on, which instance lives at a dotted address, and whom callers over TLS trust. */
    public record Held(
            io.netty.channel.EventLoopGroup loops,
            java.util.concurrent.Executor workers,
            voicelab.net.Ticker ticker,
            Function<String, String> residents,
            LabCa ca) {}

    /** Starts the Camel context with the half routes of the links that {@code callers} start. */
    public void start(Iterable<LinkSpec> active) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.setStartupSummaryLevel(StartupSummaryLevel.Off);
        context.setLoadTypeConverters(false);
        context.setLoadHealthChecks(false);
        context.setStreamCaching(false); // parcels are bytes in memory
        DefaultShutdownStrategy shutdown = new DefaultShutdownStrategy(context);
        shutdown.setTimeUnit(TimeUnit.MILLISECONDS);
        shutdown.setTimeout(STOP_MILLIS);
        shutdown.setShutdownNowOnTimeout(true);
        shutdown.setSuppressLoggingOnTimeout(true);
        // a dialog that still waits for a page when the lab stops is no news
        SHUTDOWN_LOG.setLevel(Level.OFF);
        if (CAMEL_LOG.getLevel() == null) CAMEL_LOG.setLevel(Level.WARNING);
        context.setShutdownStrategy(shutdown);
        DirectComponent direct = new DirectComponent();
        direct.setBlock(false);
        context.addComponent("direct", direct);
        for (LinkSpec link : active) {
            String scheme = "lab-" + link.carriage();
            if (context.hasComponent(scheme) == null) context.addComponent(scheme, new WireComponent());
        }
        camel = context;
        context.addRoutes(halfRoutes(active));
        context.start();
        for (LinkSpec link : active)
            if (!link.carriage().isNative())
                routes.put(link.id(), new HalfRoutes(producer("direct:" + link.id()), producer(back(link))));
    }

    private RouteBuilder halfRoutes(Iterable<LinkSpec> active) {
        return new RouteBuilder(camel) {
            @Override
            public void configure() throws Exception {
                errorHandler(noErrorHandler());
                for (LinkSpec link : active) {
                    if (link.carriage().isNative()) continue;
                    boolean inOut = link.carriage().pattern() == Carriage.Pattern.IN_OUT;
                    Processor wire = inOut ? inOutWire(link) : wire(link);
                    var out = from("direct:" + link.id())
                            .routeId(link.id())
                            .process(new Tap(journal, link.id(), false))
                            .process(faultStep(link, false, wire))
                            .process(wire);
                    if (inOut) out.to(back(link));
                    from(back(link))
                            .routeId(link.id() + ".back")
                            .process(new Tap(journal, link.id(), true))
                            .process(faultStep(link, true, wire(link)))
                            .process(inOut ? exchange -> {} : wire(link));
                }
            }
        };
    }

    private Processor inOutWire(LinkSpec link) {
        LinkGear gear = gears.get(link.id());
        if (link.carriage() != Carriage.SQL) return new HttpWire(camel, gear, addressOf, ca::trusting);
        SqlClient client = new SqlClient(from -> new Dialer(addressOf.apply(from)).sockets(gear.gate()), ca);
        return exchange -> exchange.getMessage().setBody(client.ask(Crossing.from(exchange), asked(exchange)));
    }

    private static SqlClient.Asked asked(Exchange exchange) {
        Duration left = ((Duration) exchange.getProperty(HttpWire.PATIENCE))
                .minusMillis(exchange.getClock().elapsed());
        return new SqlClient.Asked(
                (SqlRequest) Crossing.parcel(exchange), Crossing.hop(exchange).remote(), left);
    }

    /** {@code lab-sip:gvp-4}: the carrier that came along owns the socket. */
    private Processor wire(LinkSpec link) throws Exception {
        var producer = camel.getEndpoint("lab-" + link.carriage().toString().toLowerCase(Locale.ROOT) + ":" + link.id())
                .createProducer();
        producer.start();
        return producer;
    }

    private FaultStep faultStep(LinkSpec link, boolean back, Processor wire) {
        FaultStep step = new FaultStep(gears.get(link.id()), back, wire);
        faultSteps.put(link.id() + (back ? ".back" : ""), step);
        return step;
    }

    private org.apache.camel.AsyncProducer producer(String uri) throws Exception {
        var producer = camel.getEndpoint(uri).createAsyncProducer();
        producer.start();
        return producer;
    }

    private static String back(LinkSpec link) {
        return "direct:" + link.id() + ".back";
    }

    /** How many half routes run; with the native arrows this is the number of links, both ways. */
    public int halfRouteCount() {
        return camel == null ? 0 : camel.getRoutesSize();
    }

    public int openConnections(String link) {
        return gears.get(link).gate().openCount();
    }

    /** The arrow of one link for a caller instance. */
    public Arrow arrow(InstanceId self, String link) {
        LinkArrow arrow = arrowsOf(self).get(link);
        if (arrow == null) throw new IllegalArgumentException("no arrow " + link + " starts at " + self);
        return arrow;
    }

    public Passages passages(InstanceId self) {
        return new InstancePassages(self, directory, arrowsOf(self));
    }

    private Map<String, LinkArrow> arrowsOf(InstanceId self) {
        return arrows.computeIfAbsent(self, id -> {
            Map<String, LinkArrow> own = new LinkedHashMap<>();
            for (LinkSpec link : map.linksFrom(id.system()))
                own.put(
                        link.id(),
                        new LinkArrow(
                                gears.get(link.id()),
                                this::routesOf,
                                id.toString(),
                                directory,
                                addressOf.apply(id.toString())));
            return own;
        });
    }

    /** Null while the arrows are not open, and for a link whose callee this lab does not have. */
    private HalfRoutes routesOf(String link) {
        return routes.get(link);
    }

    private void faultsChanged(String link) {
        gears.get(link).faultsChanged();
        for (String way : new String[] {link, link + ".back"}) {
            FaultStep step = faultSteps.get(way);
            if (step != null) step.faultsChanged();
        }
    }

    @Override
    public void close() {
        if (camel != null) camel.stop();
        for (LinkGear gear : gears.values())
            if (gear.link().carriage() == Carriage.SQL) gear.gate().pull(null, null); // sessions that nobody else ends
    }
}
