package voicelab.wiring;

import org.apache.camel.Exchange;
import voicelab.net.Carrier;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** What one exchange carries through a half route besides its body, the parcel. */
final class Crossing {
    static final String FROM = "from";
    static final String TO = "to";
    static final String HOP = "hop";
    static final String CARRIER = "carrier";

    private Crossing() {}

    static void load(Exchange exchange, Parcel parcel, String from, String to, Hop hop, Carrier carrier) {
        exchange.getIn().setBody(parcel);
        exchange.setProperty(FROM, from);
        exchange.setProperty(TO, to);
        exchange.setProperty(HOP, hop);
        exchange.setProperty(CARRIER, carrier);
    }

    static Parcel parcel(Exchange exchange) {
        return (Parcel) exchange.getMessage().getBody();
    }

    static String from(Exchange exchange) {
        return (String) exchange.getProperty(FROM);
    }

    static String to(Exchange exchange) {
        return (String) exchange.getProperty(TO);
    }

    static Hop hop(Exchange exchange) {
        return (Hop) exchange.getProperty(HOP);
    }

    static Carrier carrier(Exchange exchange) {
        return (Carrier) exchange.getProperty(CARRIER);
    }
}
