package voicelab.wiring;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import voicelab.engines.http.ClientReply;
import voicelab.engines.http.GatedHttp;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

/**
 * The client endpoint of HTTP links: Camel's own camel-http, one producer for each caller instance, because each dials
 * from its own address through the link's gate. Made at first use, so that a boot does not pay for it.
 */
final class HttpWire implements Processor {
    static final String PATIENCE = "patience";
    private static final String OPTIONS =
            "?throwExceptionOnFailure=false&disableStreamCache=true&skipRequestHeaders=false"
                    + "&preserveHostHeader=true&connectTimeout=5000&responseTimeout=60000&httpMethod=";

    private final CamelContext camel;
    private final LinkGear gear;
    private final java.util.function.Function<String, InetAddress> addressOf;
    private final Supplier<SSLContext> trust;
    private final Map<String, Producer> producers = new ConcurrentHashMap<>();

    /** @param trust whom to believe where a request's URI says https; asked for at the first one */
    HttpWire(
            CamelContext camel,
            LinkGear gear,
            java.util.function.Function<String, InetAddress> addressOf,
            Supplier<SSLContext> trust) {
        this.camel = camel;
        this.gear = gear;
        this.addressOf = addressOf;
        this.trust = trust;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        if (Crossing.parcel(exchange) instanceof HttpReply) return; // a fault has answered in the callee's place
        HttpRequest request = (HttpRequest) Crossing.parcel(exchange);
        Hop hop = Crossing.hop(exchange);
        String scheme = request.uri().startsWith("https:") ? "https" : "http";
        Producer producer = producer(Crossing.from(exchange), request.method(), scheme);
        Exchange ask = producer.getEndpoint().createExchange();
        load(ask.getIn(), request, scheme + "://" + Hop.text(hop.remote()));
        producer.process(ask);
        if (ask.getException() != null) throw ask.getException();
        Message answer = ask.getMessage();
        int status = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
        exchange.getMessage().setBody(ClientReply.read(status, answer.getHeaders(), answer.getBody()));
    }

    private Producer producer(String from, String method, String scheme) {
        return producers.computeIfAbsent(from + " " + method + " " + scheme, key -> {
            InetAddress own = addressOf.apply(from);
            HttpClientConnectionManager connections = scheme.equals("https")
                    ? GatedHttp.pool(own, gear.gate(), trust.get())
                    : GatedHttp.pool(own, gear.gate());
            HttpComponent component = new HttpComponent();
            component.setClientConnectionManager(connections);
            component.setCamelContext(camel);
            component.setHttpClientConfigurer(GatedHttp::plain);
            try {
                component.start();
                Endpoint endpoint =
                        component.createEndpoint(scheme + "://" + gear.link().to() + "/" + OPTIONS + method);
                Producer producer = endpoint.createProducer();
                producer.start();
                return producer;
            } catch (Exception e) {
                throw new IllegalStateException(
                        "no HTTP client for " + gear.link().title(), e);
            }
        });
    }

    private static void load(Message ask, HttpRequest request, String where) {
        for (HttpHeaders.Field field : request.headers().fields()) ask.setHeader(field.name(), field.value());
        ask.setHeader("Host", request.authority());
        ask.setHeader(Exchange.HTTP_URI, where + request.path());
        if (!request.query().isEmpty()) ask.setHeader(Exchange.HTTP_RAW_QUERY, request.query());
        if (request.body().length > 0) ask.setBody(request.body());
    }
}
