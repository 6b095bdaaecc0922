package voicelab.wiring;

import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.concurrent.Executor;
import org.apache.camel.Exchange;
import voicelab.fault.ActiveFault;
import voicelab.fault.Faults;
import voicelab.journal.Journal;
import voicelab.journal.Kind;
import voicelab.map.LinkSpec;
import voicelab.net.Gate;
import voicelab.net.Lane;
import voicelab.net.Ticker;

/** What all callers of one link share: its gate, its faults, its half of the journal. */
final class LinkGear {
    private final LinkSpec link;
    private final Faults faults;
    private final Journal journal;
    private final EventLoopGroup loops;
    private final Executor workers;
    private final Ticker ticker;
    private final Gate gate = new Gate();
    private final FaultBar bar;

    LinkGear(LinkSpec link, Faults faults, Journal journal, Surroundings around) {
        this.link = link;
        this.faults = faults;
        this.journal = journal;
        this.loops = around.loops();
        this.workers = around.workers();
        this.ticker = around.ticker();
        this.bar = new FaultBar(link, faults, around::instanceAt);
    }

    /** The machinery that held-back parcels leave on, and who lives where. */
    record Surroundings(
            EventLoopGroup loops,
            Executor workers,
            Ticker ticker,
            java.util.function.Function<String, String> residents) {
        String instanceAt(String host) {
            return residents.apply(host);
        }
    }

    LinkSpec link() {
        return link;
    }

    Gate gate() {
        return gate;
    }

    List<ActiveFault> faults() {
        return faults.of(link.id());
    }

    boolean mended(ActiveFault fault) {
        return !faults().contains(fault);
    }

    /** The link's faults changed: raise or lift the gate's bar. */
    void faultsChanged() {
        gate.bar(bar.needed() ? bar : null);
    }

    Lane newLane() {
        return new Lane(loops.next(), ticker);
    }

    void onWorker(Runnable task) {
        workers.execute(task);
    }

    void noteFault(ActiveFault fault, Exchange exchange) {
        String what = fault.spec() + " bends " + Crossing.parcel(exchange).summary();
        journal.note(Kind.FAULT, link.id(), Crossing.from(exchange), Crossing.to(exchange), what);
    }

    /** A parcel that a fault sent later or twice did not make it: its sender is long gone, so the journal hears it. */
    void noteLost(Exchange exchange, Exception why) {
        String what = "late parcel lost: " + why.getMessage();
        journal.note(Kind.FAULT, link.id(), Crossing.from(exchange), Crossing.to(exchange), what);
    }

    void noteStream(String from, String to, voicelab.net.Hop hop, voicelab.protocols.Parcel parcel) {
        journal.write(Kind.STREAM, link.id(), from, to, hop, parcel, "");
    }

    void noteMediaFault(ActiveFault fault, String from, String to) {
        journal.note(Kind.FAULT, link.id(), from, to, fault.spec() + " bends media");
    }
}
