package voicelab.calls;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.protocols.pcapng.IpFrames;
import voicelab.protocols.pcapng.IpFrames.Frame;
import voicelab.protocols.pcapng.TcpTalk;
import voicelab.protocols.records.OpenWireText;
import voicelab.protocols.records.QueueParcel;
import voicelab.protocols.rtp.RtpSample;
import voicelab.protocols.rtp.RtpStreamParcel;

/** Turns a call's entries, oldest first, into the frames of a capture. */
final class CaptureFrames {
    /** Where nobody noted the caller's port. */
    private static final int FIRST_MADE_PORT = 49_152;

    private static final int LEFT_OUT_MAX = 50;
    private static final int SUMMARY_MAX = 300;

    /** A frame and when it crossed. */
    record Timed(Instant at, Frame frame, String comment) {}

    private record Ends(InetSocketAddress source, InetSocketAddress destination) {
        @SuppressWarnings("ArgumentSelectionDefectChecker") // swapped on purpose
        Ends turned() {
            return new Ends(destination, source);
        }
    }

    private record Talk(TcpTalk tcp, Ends opened) {}

    private final HttpPairs http;
    private final List<Timed> frames = new ArrayList<>();
    private final Set<String> leftOut = new LinkedHashSet<>();
    private final Map<Ends, Talk> talks = new HashMap<>();
    private final Map<Long, Integer> madePorts = new HashMap<>();
    private final Map<String, Instant> streams = new HashMap<>();
    private final Set<String> sampled = new HashSet<>();
    private final Bent bent;
    private Instant latest = Instant.MIN;

    CaptureFrames(HttpPairs http, Bent bent) {
        this.http = http;
        this.bent = bent;
    }

    List<Timed> frames() {
        return frames;
    }

    /** Sentences about what crossed and is not here. */
    Set<String> leftOut() {
        return leftOut;
    }

    void add(JournalEntry entry) {
        boolean crossed = entry.kind() == Kind.SENT || entry.kind() == Kind.BACK || entry.kind() == Kind.ARRIVED;
        if (!crossed || entry.parcel() == null) return;
        if (!whole(entry.source()) || !whole(entry.destination())) {
            leave(entry, "the journal has no addresses of it");
            return;
        }
        if (bent.lost(entry)) {
            leave(entry, bent.fault(entry) + " kept it from the wire");
            return;
        }
        // the lab's clock may be set back in a call: a stream of bytes never is
        latest = entry.at().isBefore(latest) ? latest : entry.at();
        if (entry.parcel() instanceof RtpStreamParcel stream) media(entry, stream);
        else message(entry);
    }

    private static boolean whole(InetSocketAddress address) {
        return address != null && address.getAddress() != null;
    }

    private void message(JournalEntry entry) {
        JournalEntry asked = entry.kind() == Kind.BACK ? http.asked(entry) : null;
        JournalEntry read = entry.kind() == Kind.SENT ? http.arrival(entry) : entry;
        WireBytes wire = WireBytes.of(read, asked);
        Ends ends = ends(entry, asked);
        if (ends.source().getAddress().getClass()
                != ends.destination().getAddress().getClass()) {
            leave(entry, "its two ends have addresses of two families");
            return;
        }
        String comment = comment(entry, wire.remark());
        if (wire.datagram()) datagram(ends, wire, comment);
        else stream(ends, entry, wire, comment);
    }

    /** Source and destination with a port each. */
    private Ends ends(JournalEntry entry, JournalEntry asked) {
        JournalEntry request = entry.kind() == Kind.BACK ? asked : entry;
        if (request == null || !entry.protocol().equals("HTTP")) return new Ends(entry.source(), entry.destination());
        InetSocketAddress caller = http.arrival(request).source();
        if (caller.getPort() == 0) {
            int port = madePorts.computeIfAbsent(request.seq(), seq -> FIRST_MADE_PORT + madePorts.size() % 16_000);
            caller = new InetSocketAddress(caller.getAddress(), port);
        }
        return entry.kind() == Kind.BACK ? new Ends(entry.source(), caller) : new Ends(caller, entry.destination());
    }

    private void datagram(Ends ends, WireBytes wire, String comment) {
        if (wire.length() > IpFrames.MAX_PAYLOAD) return;
        Frame frame = wire.bytes() == null
                ? IpFrames.udpCut(ends.source(), ends.destination(), (int) wire.length())
                : IpFrames.udp(ends.source(), ends.destination(), wire.bytes());
        frames.add(new Timed(latest, frame, comment));
    }

    private void stream(Ends ends, JournalEntry entry, WireBytes wire, String comment) {
        Talk talk = talks.get(ends);
        if (talk == null) talk = talks.get(ends.turned());
        if (talk == null) {
            Ends opened = entry.kind() == Kind.BACK ? ends.turned() : ends;
            talk = new Talk(new TcpTalk(opened.source(), opened.destination()), opened);
            talks.put(opened, talk);
            all(talk.tcp().handshake(), entry.link() + " (handshake made anew)");
            if (entry.protocol().equals(QueueParcel.PROTOCOL))
                all(talk.tcp().say(true, OpenWireText.opening()), entry.link() + " (opening made anew)");
        }
        boolean byCaller = talk.opened().equals(ends);
        all(
                wire.bytes() == null
                        ? talk.tcp().sayUnknown(byCaller, wire.length())
                        : talk.tcp().say(byCaller, wire.bytes()),
                comment);
    }

    /** The first frame has the comment. */
    private void all(List<Frame> some, String comment) {
        for (int i = 0; i < some.size(); i++) frames.add(new Timed(latest, some.get(i), i == 0 ? comment : ""));
    }

    /** The beginning is drawn with its first packet until the stream's end brings more. */
    private void media(JournalEntry entry, RtpStreamParcel stream) {
        String key = entry.source() + " " + entry.destination() + " " + stream.ssrc();
        if (!stream.ended()) {
            streams.put(key, entry.at());
            Frame first = IpFrames.udp(entry.source(), entry.destination(), stream.bytes());
            frames.add(new Timed(entry.at(), first, comment(entry, "")));
            return;
        }
        List<RtpSample.Packet> packets = RtpSample.read(stream.bytes());
        Instant began = streams.get(key);
        if (packets.isEmpty() || !sampled.add(key)) return;
        if (began == null)
            began = entry.at().minus(packets.get(packets.size() - 1).micros(), ChronoUnit.MICROS);
        String of = "first " + packets.size() + " of " + stream.packets() + " packets";
        for (RtpSample.Packet packet : packets) {
            boolean drawn = packet.micros() == 0 && streams.containsKey(key);
            if (drawn) continue;
            Frame frame = IpFrames.udp(entry.source(), entry.destination(), packet.bytes());
            Instant at = began.plus(packet.micros(), ChronoUnit.MICROS);
            frames.add(new Timed(at, frame, name(entry) + of));
        }
    }

    private String comment(JournalEntry entry, String remark) {
        StringBuilder text = new StringBuilder(name(entry)).append(shortened(entry.summary()));
        String fault = bent.fault(entry);
        if (!fault.isEmpty()) text.append(" [bent by ").append(fault).append(']');
        if (!remark.isEmpty()) text.append(" [").append(remark).append(']');
        return text.toString();
    }

    private static String name(JournalEntry entry) {
        String link = entry.link().isEmpty() ? "" : entry.link() + " ";
        return link + entry.from() + " -> " + entry.to() + ": ";
    }

    private static String shortened(String text) {
        return text.length() <= SUMMARY_MAX ? text : text.substring(0, SUMMARY_MAX) + "...";
    }

    private void leave(JournalEntry entry, String why) {
        if (leftOut.size() < LEFT_OUT_MAX) leftOut.add(name(entry) + shortened(entry.summary()) + " (" + why + ")");
    }
}
