package voicelab.wiring;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.fault.ActiveFault;
import voicelab.fault.Fault;
import voicelab.net.Hop;
import voicelab.net.MediaPassage;
import voicelab.protocols.rtp.SentStreamParcel;

/** One direction of one media stream across a native arrow: the same faults as on messages, packet by packet. */
final class MediaStream implements MediaPassage {
    private final LinkGear gear;
    private final String from;
    private final String to;
    private final Hop hop;
    private final String callId;
    private final Lane lane;
    private volatile boolean begun;
    private volatile boolean over;
    private long sent;
    private long bent;

    MediaStream(LinkGear gear, String from, String to, Hop hop, String callId) {
        this.gear = gear;
        this.from = from;
        this.to = to;
        this.hop = hop;
        this.callId = callId;
        this.lane = gear.newLane();
    }

    @Override
    public void out(ByteBuffer datagram, DatagramCarrier carrier) {
        if (!begun) begin();
        sent++;
        for (ActiveFault fault : gear.faults()) {
            boolean always = fault.spec().fault() instanceof Fault.Cut;
            if (!(always ? fault.concerns(from, to) : fault.acts(from, to, false))) continue;
            if (bent++ == 0) gear.noteMediaFault(fault, from, to);
            if (bend(fault, datagram, carrier)) return;
        }
        if (!lane.busy()) {
            carrier.carry(datagram);
            return;
        }
        ByteBuffer copy = copy(datagram);
        lane.follow(() -> carrier.carry(copy));
    }

    /** Applies one fault; true when the datagram is taken off its way. */
    private boolean bend(ActiveFault active, ByteBuffer datagram, DatagramCarrier carrier) {
        Fault fault = active.spec().fault();
        if (fault instanceof Fault.Duplicate) {
            carrier.carry(datagram.duplicate());
            return false;
        }
        if (fault instanceof Fault.Delay delay) {
            ByteBuffer copy = copy(datagram);
            lane.hold(delay.by().toNanos(), () -> true, () -> carrier.carry(copy));
            return true;
        }
        if (fault instanceof Fault.Reorder) {
            ByteBuffer copy = copy(datagram);
            lane.swap(() -> carrier.carry(copy));
            return true;
        }
        return true; // cut, refuse, reset, stall and drop all lose a datagram
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
