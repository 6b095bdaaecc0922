package voicelab.wiring;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import voicelab.journal.Journal;
import voicelab.journal.Kind;
import voicelab.net.Hop;

/** Writes each parcel into the journal, on the thread that carries it: Camel's own wireTap would lie about order. */
final class Tap implements Processor {
    private final Journal journal;
    private final String link;
    private final boolean back;

    Tap(Journal journal, String link, boolean back) {
        this.journal = journal;
        this.link = link;
        this.back = back;
    }

    @Override
    public void process(Exchange exchange) {
        Hop hop = Crossing.hop(exchange);
        Hop fromSender = back ? hop.reversed() : hop;
        String from = back ? Crossing.to(exchange) : Crossing.from(exchange);
        String to = back ? Crossing.from(exchange) : Crossing.to(exchange);
        journal.write(back ? Kind.BACK : Kind.SENT, link, from, to, fromSender, Crossing.parcel(exchange), "");
    }
}
