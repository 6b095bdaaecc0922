package voicelab.wiring;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import voicelab.fault.ActiveFault;
import voicelab.fault.Fault;
import voicelab.fault.Trigger;
import voicelab.net.Hop;
import voicelab.net.Lane;
import voicelab.net.MediaPassage;
import voicelab.protocols.rtp.SentStreamParcel;

/** One direction of one media stream across a native arrow: the same faults as on messages, packet by packet. */
final class MediaStream implements MediaPassage {
    private final LinkGear gear;
    private final String from;
    private final String to;
    private final Hop hop;
    private final String callId;
    private final Flow[] flows;
    private final Map<ActiveFault, Trigger.State[]> states = new WeakHashMap<>();
    private volatile boolean begun;
    private volatile boolean over;
    private long sent;

    /** RTP or RTCP of the stream: what is drawn for one, or waits, must not depend on the other. */
    private static final class Flow {
        private final String name;
        private final Map<String, String> fields;
        private final Lane lane;
        private final Map<String, Long> bent = new ConcurrentSkipListMap<>();

        Flow(String name, Lane lane) {
            this.name = name;
            this.fields = Map.of("of", name);
            this.lane = lane;
        }
    }

    MediaStream(LinkGear gear, String from, String to, Hop hop, String callId) {
        this.gear = gear;
        this.from = from;
        this.to = to;
        this.hop = hop;
        this.callId = callId;
        this.flows = new Flow[] {new Flow("rtp", gear.newLane()), new Flow("rtcp", gear.newLane())};
    }

    @Override
    public void out(ByteBuffer datagram, DatagramCarrier carrier) {
        if (!begun) begin();
        sent++;
        Flow flow = flows[isControl(datagram) ? 1 : 0];
        for (ActiveFault fault : gear.faults()) {
            boolean always = fault.spec().fault() instanceof Fault.Cut;
            if (!(always ? fault.concerns(from, to) : fault.acts(state(fault, flow), from, to, () -> flow.fields)))
                continue;
            String kind = fault.spec().fault().kind();
            if (flow.bent.merge(kind, 1L, Long::sum) == 1) gear.noteMediaFault(fault, from, to);
            if (bend(fault, flow, datagram, carrier)) return;
        }
        if (!flow.lane.busy()) {
            carrier.carry(datagram);
            return;
        }
        ByteBuffer copy = copy(datagram);
        flow.lane.follow(() -> carrier.carry(copy));
    }

    private synchronized Trigger.State state(ActiveFault fault, Flow flow) {
        return states.computeIfAbsent(fault, ActiveFault::flows)[flow == flows[0] ? 0 : 1];
    }

    /** RFC 5761 section 4: the packet types of RTCP are no payload types of RTP. */
    private static boolean isControl(ByteBuffer datagram) {
        int type = datagram.remaining() < 2 ? 0 : datagram.get(datagram.position() + 1) & 0xFF;
        return type >= 192 && type <= 223;
    }

    /** Applies one fault; true when the datagram is taken off its way. */
    private boolean bend(ActiveFault active, Flow flow, ByteBuffer datagram, DatagramCarrier carrier) {
        Fault fault = active.spec().fault();
        if (fault instanceof Fault.Duplicate) {
            carrier.carry(datagram.duplicate());
            return false;
        }
        if (fault instanceof Fault.Delay delay) {
            ByteBuffer copy = copy(datagram);
            flow.lane.hold(delay.by().toNanos(), () -> true, () -> carrier.carry(copy));
        }
        if (fault instanceof Fault.Jitter jitter) {
            long least = jitter.from().toNanos();
            long drawn =
                    least + (long) (state(active, flow).draw() * (jitter.to().toNanos() - least));
            ByteBuffer copy = copy(datagram);
            flow.lane.hold(drawn, () -> true, () -> carrier.carry(copy));
        }
        if (fault instanceof Fault.Reorder) {
            ByteBuffer copy = copy(datagram);
            flow.lane.swap(() -> carrier.carry(copy));
        }
        return true; // cut, refuse, reset, stall, drop and one-way lose it
    }

    private synchronized void begin() {
        if (begun) return;
        begun = true;
        gear.noteStream(from, to, hop, new SentStreamParcel("begins", callId, Map.of()));
    }

    @Override
    public void ended(Map<String, String> totals) {
        synchronized (this) {
            if (over || !begun) return;
            over = true;
        }
        Map<String, String> all = new LinkedHashMap<>();
        all.put("sent", Long.toString(sent));
        long bent = 0;
        for (Flow flow : flows)
            for (Map.Entry<String, Long> kind : flow.bent.entrySet()) {
                bent += kind.getValue();
                all.put(kind.getKey() + "-" + flow.name, Long.toString(kind.getValue()));
            }
        if (bent > 0) all.put("bent", Long.toString(bent));
        all.putAll(totals);
        gear.noteStream(from, to, hop, new SentStreamParcel("ends", callId, all));
    }

    private static ByteBuffer copy(ByteBuffer datagram) {
        ByteBuffer copy = ByteBuffer.allocate(datagram.remaining());
        copy.put(datagram.duplicate());
        return copy.flip();
    }
}
