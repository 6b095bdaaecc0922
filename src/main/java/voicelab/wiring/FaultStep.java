package voicelab.wiring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorSupport;
import voicelab.fault.ActiveFault;
import voicelab.fault.Fault;
import voicelab.map.Carriage;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;

/** Where message faults sit in a half route, after the tap and before the client endpoint. */
final class FaultStep extends AsyncProcessorSupport {
    /** Beyond it, lanes of connections where nothing waits are forgotten. */
    private static final int MAX_LANES = 1_024;

    private final LinkGear gear;
    private final boolean back;
    private final boolean inOut;
    private final Processor wire;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

    /** @param wire the client endpoint, for what a fault sends later or twice */
    FaultStep(LinkGear gear, boolean back, Processor wire) {
        this.gear = gear;
        this.back = back;
        this.inOut = gear.link().carriage().pattern() == Carriage.Pattern.IN_OUT;
        this.wire = wire;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (gear.faults().isEmpty() && lanes.isEmpty()) {
            callback.done(true);
            return true;
        }
        String from = Crossing.from(exchange);
        String to = Crossing.to(exchange);
        for (ActiveFault fault : gear.faults()) {
            boolean bothWays = fault.spec().fault() instanceof Fault.Cut;
            if (!(bothWays ? fault.concerns(from, to) : fault.acts(from, to, back))) continue;
            gear.noteFault(fault, exchange);
            Boolean done = bend(fault, exchange, callback);
            if (done != null) return done;
        }
        return pass(exchange, callback);
    }

    /** Applies one fault; null when the parcel goes on to the next. */
    private Boolean bend(ActiveFault active, Exchange exchange, AsyncCallback callback) {
        Fault fault = active.spec().fault();
        if (fault instanceof Fault.Cut) return fail(exchange, callback, "is cut");
        if (fault instanceof Fault.Refuse) return fail(exchange, callback, "refuses connections");
        if (fault instanceof Fault.Reset) {
            Hop hop = Crossing.hop(exchange);
            gear.gate().pull(host(hop.local()), host(hop.remote()));
            return fail(exchange, callback, "was reset");
        }
        if (fault instanceof Fault.Drop) return drop(exchange, callback);
        if (fault instanceof Fault.Duplicate) {
            twice(exchange);
            return null;
        }
        if (fault instanceof Fault.Delay delay) {
            return hold(exchange, callback, delay.by().toNanos(), active);
        }
        if (fault instanceof Fault.Stall) return hold(exchange, callback, 0, active);
        if (fault instanceof Fault.Reorder && !inOut) {
            Exchange later = exchange.copy();
            lane(exchange).swap(() -> send(later));
            return stop(exchange, callback);
        }
        return null;
    }

    private boolean pass(Exchange exchange, AsyncCallback callback) {
        Lane lane = lanes.isEmpty() || inOut ? null : lanes.get(key(exchange));
        if (lane == null || !lane.busy()) {
            callback.done(true);
            return true;
        }
        Exchange later = exchange.copy();
        lane.follow(() -> send(later));
        return stop(exchange, callback);
    }

    private Boolean hold(Exchange exchange, AsyncCallback callback, long nanos, ActiveFault active) {
        boolean stall = active.spec().fault() instanceof Fault.Stall;
        if (inOut) {
            lane(exchange)
                    .hold(nanos, () -> !stall || gear.mended(active), () -> gear.onWorker(() -> callback.done(false)));
            return false;
        }
        Exchange later = exchange.copy();
        lane(exchange).hold(nanos, () -> !stall || gear.mended(active), () -> send(later));
        return stop(exchange, callback);
    }

    /** A lost request: nobody answers, so the caller's patience decides; a lost one-way parcel is just gone. */
    private boolean drop(Exchange exchange, AsyncCallback callback) {
        if (inOut) return false;
        return stop(exchange, callback);
    }

    private static boolean stop(Exchange exchange, AsyncCallback callback) {
        exchange.setRouteStop(true);
        callback.done(true);
        return true;
    }

    private boolean fail(Exchange exchange, AsyncCallback callback, String how) {
        exchange.setException(new ArrowFailure("arrow " + gear.link().title() + " " + how));
        callback.done(true);
        return true;
    }

    private void twice(Exchange exchange) {
        Exchange copy = exchange.copy();
        if (inOut) gear.onWorker(() -> send(copy));
        else send(copy);
    }

    private void send(Exchange exchange) {
        try {
            wire.process(exchange);
        } catch (Exception e) {
            gear.noteLost(exchange, e);
        }
    }

    /** Held parcels look again whether they may leave. */
    void faultsChanged() {
        lanes.values().forEach(Lane::look);
        if (gear.faults().isEmpty()) lanes.values().removeIf(lane -> !lane.busy());
    }

    private Lane lane(Exchange exchange) {
        if (lanes.size() > MAX_LANES) lanes.values().removeIf(lane -> !lane.busy());
        return lanes.computeIfAbsent(key(exchange), k -> gear.newLane());
    }

    private static String key(Exchange exchange) {
        return String.valueOf(Crossing.hop(exchange));
    }

    private static String host(java.net.InetSocketAddress address) {
        return address == null ? null : address.getAddress().getHostAddress();
    }
}
