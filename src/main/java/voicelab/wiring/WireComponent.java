package voicelab.wiring;

import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * The client endpoint of protocols that Camel has no component for ({@code lab-sip:}, {@code lab-frame:},
 * {@code lab-openwire:} ...), and the receiver at the end of every way back: it hands the parcel to the carrier that the
 * engine sent along, which owns the socket.
 */
final class WireComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        return new Wire(uri, this);
    }

    private static final class Wire extends DefaultEndpoint {
        Wire(String uri, WireComponent component) {
            super(uri, component);
        }

        @Override
        public Producer createProducer() {
            return new DefaultProducer(this) {
                @Override
                public void process(Exchange exchange) throws Exception {
                    Crossing.carrier(exchange).carry(Crossing.parcel(exchange));
                }
            };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("what arrives enters through direct:<link>.back");
        }
    }
}
