package voicelab.wiring;

import org.apache.camel.Exchange;
import voicelab.net.Carrier;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** What one exchange carries through a half route besides its body, the parcel. */
final class Crossing {
    private static final String OWN = "crossing";

    private Crossing() {}

    /** One property instead of four: every message of every arrow makes one. */
    private record Ends(String from, String to, Hop hop, Carrier carrier) {}

    static void load(Exchange exchange, Parcel parcel, String from, String to, Hop hop, Carrier carrier) {
        exchange.getIn().setBody(parcel);
        exchange.setProperty(OWN, new Ends(from, to, hop, carrier));
    }

    private static Ends ends(Exchange exchange) {
        return (Ends) exchange.getProperty(OWN);
    }

    static Parcel parcel(Exchange exchange) {
        return (Parcel) exchange.getMessage().getBody();
    }

    static String from(Exchange exchange) {
        return ends(exchange).from();
    }

    static String to(Exchange exchange) {
        return ends(exchange).to();
    }

    static Hop hop(Exchange exchange) {
        return ends(exchange).hop();
    }

    static Carrier carrier(Exchange exchange) {
        return ends(exchange).carrier();
    }
}
