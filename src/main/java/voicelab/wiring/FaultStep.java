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
import voicelab.net.Lane;
import voicelab.protocols.Parcel;

/** Where message faults sit in a half route, after the tap and before the client endpoint. */
final class FaultStep extends AsyncProcessorSupport {
    /** Beyond it, lanes of connections where nothing waits are forgotten. */
    private static final int MAX_LANES = 1_024;

    private final LinkGear gear;
    private final boolean back;
    private final boolean inOut;
    private final Processor wire;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile SpokenFaults spoken;

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
        for (ActiveFault active : gear.faults()) {
            Fault fault = active.spec().fault();
            Parcel parcel =
                    spoken == null ? Crossing.parcel(exchange) : spoken.afterwards(fault, Crossing.parcel(exchange));
            if (parcel == null) return stop(exchange, callback);
            if (parcel != Crossing.parcel(exchange)) exchange.getMessage().setBody(parcel);
            boolean bends = fault instanceof Fault.Cut
                    ? active.concerns(from, to)
                    : SpokenFaults.suits(fault, parcel) && active.acts(from, to, back, parcel::fields);
            if (!bends) continue;
            gear.noteFault(active, exchange);
            Boolean done = bend(active, exchange, callback);
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
        if (fault instanceof Fault.Reject reject) return answer(reject, exchange, callback);
        if (fault instanceof Fault.LateSdp || fault instanceof Fault.WrongSdp)
            exchange.getMessage().setBody(spoken().changed(fault, Crossing.parcel(exchange)));
        if (fault instanceof Fault.Reorder && !inOut) {
            Exchange later = exchange.copy();
            lane(key(exchange)).swap(() -> send(later));
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
        // what names its parcels holds those alone: others overtake them
        boolean alone = !active.spec().trigger().which().isAny();
        Lane lane = lane(key(exchange) + (alone ? " " + active.number() : ""));
        if (inOut) {
            lane.hold(nanos, () -> !stall || gear.mended(active), () -> gear.onWorker(() -> callback.done(false)));
            return false;
        }
        Exchange later = exchange.copy();
        lane.hold(nanos, () -> !stall || gear.mended(active), () -> send(later));
        return stop(exchange, callback);
    }

    /** A lost request: nobody answers, so the caller's patience decides; a lost one-way parcel is just gone. */
    private boolean drop(Exchange exchange, AsyncCallback callback) {
        if (inOut) return false;
        return stop(exchange, callback);
    }

    /** The sender gets its answer from here; over HTTP the client endpoint sees that there is one already. */
    private boolean answer(Fault.Reject reject, Exchange exchange, AsyncCallback callback) {
        Parcel answer = spoken().answer(reject, Crossing.parcel(exchange));
        if (inOut) {
            exchange.getMessage().setBody(answer);
            return pass(exchange, callback);
        }
        try {
            Crossing.carrier(exchange).answered(answer);
        } catch (java.io.IOException e) {
            exchange.setException(e);
        }
        return stop(exchange, callback);
    }

    /** Made at the first such fault: a lab that starts loads nothing of it. */
    private synchronized SpokenFaults spoken() {
        if (spoken == null) spoken = new SpokenFaults();
        return spoken;
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

    private Lane lane(String key) {
        if (lanes.size() > MAX_LANES) lanes.values().removeIf(lane -> !lane.busy());
        return lanes.computeIfAbsent(key, k -> gear.newLane());
    }

    private static String key(Exchange exchange) {
        return String.valueOf(Crossing.hop(exchange));
    }

    private static String host(java.net.InetSocketAddress address) {
        return address == null ? null : address.getAddress().getHostAddress();
    }
}
