package voicelab.engines.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipMalformed;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipWriter;
import voicelab.protocols.sip.Transport;

/** What the parts of a node share: timers, ids, ways out, and the one door that everything received comes through. */
final class Core {
    private static final long TICK_MOST = 50_000_000;
    private static final long TICK_LEAST = 2_000_000;

    /** What the tags of {@link #shed} begin with, at this node alone: a proxy passes on what another one refused. */
    private final String shedTag;

    private final byte[] shedSign;

    final SipOutfit outfit;
    final TimerWheel wheel;
    final Flusher flusher;
    final Ids ids;
    final Connections connections;
    final RefusedCalls refused;
    final Admission admission;
    final Transactions transactions;
    final Dispatch dispatch;
    final List<UdpPort> udpPorts = new ArrayList<>();
    final List<SipPeer> points = new CopyOnWriteArrayList<>();
    Function<String, Optional<InetAddress>> names = name -> Optional.empty();
    /** Who stands in for a next hop, in the order to be tried. */
    Function<SipPeer, List<SipPeer>> instead = peer -> List.of();

    private final Map<Transport, String> hostPorts = new EnumMap<>(Transport.class);
    private int named;
    long received;
    long sent;
    long retransmitted;
    long shed;
    long malformed;

    Core(SipOutfit outfit) {
        this.outfit = outfit;
        long tick = Math.max(
                TICK_LEAST, Math.min(TICK_MOST, outfit.settings().timers().t1().toNanos() / 10));
        this.wheel = new TimerWheel(outfit.loop(), outfit.ticker(), tick);
        this.flusher = new Flusher(outfit.loop());
        this.ids = new Ids(outfit.random());
        this.shedTag = "shed-" + ids.node() + "-";
        this.shedSign = (";tag=" + shedTag).getBytes(StandardCharsets.ISO_8859_1);
        this.connections = new Connections(this);
        this.refused = new RefusedCalls(
                outfit.settings().timers().t1().multipliedBy(64).toSeconds());
        this.admission = new Admission(outfit.settings().bounds().behind().toNanos());
        this.transactions = new Transactions(this);
        this.dispatch = new Dispatch(this);
    }

    void run(Runnable task) {
        if (outfit.loop().inEventLoop()) guarded(task);
        else outfit.loop().execute(() -> guarded(task));
    }

    /** What a room's callback throws is a bug of the room and must not harm the loop. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            outfit.arrivals().bug("sip", e);
        }
    }

    /** A way to this next hop. */
    Path path(SipPeer peer) throws IOException {
        if (peer.transport() == Transport.TCP) return connections.to(peer.address());
        if (udpPorts.isEmpty()) throw new IOException("no UDP listening point to send to " + peer);
        return udpPorts.get(0).path(peer.address());
    }

    /** What came through an arrow's way back, which may have changed it, on any thread. */
    void receivedLater(Parcel parcel, Path path) throws IOException {
        SipPacket packet;
        try {
            packet = parcel instanceof SipPacket same ? same : SipPacket.read(parcel.bytes());
        } catch (SipMalformed e) {
            throw new IOException(e.getMessage(), e);
        }
        if (outfit.loop().inEventLoop()) received(packet, path);
        else outfit.loop().execute(() -> received(packet, path));
    }

    void received(SipPacket packet, Path path) {
        received++;
        try {
            if (packet.isRequest()) dispatch.request(packet, path);
            else dispatch.response(packet, path);
        } catch (RuntimeException e) {
            outfit.arrivals().bug("sip " + packet.summary() + " from " + path.hop(), e);
            if (path instanceof SipConnection connection) connection.closeGently();
        }
        packet.rest(); // journal and transactions keep it
    }

    void malformed(Hop hop, String problem) {
        malformed++;
        outfit.arrivals().malformed(hop, "SIP", problem);
    }

    /** Answers without a transaction, where there is enough to answer; an ACK is never answered. */
    void refuse(SipPacket request, Path path, int status, String reason, SipHeader... headers) {
        if (!request.isAnswerable() || request.is("ACK")) return;
        SipPacket noted = request.receivedFrom(path.hop().remote());
        replyPath(noted, path)
                .send(SipWriter.response(noted, status, reason, ids.tag(), List.of(headers), null, false), null);
    }

    /**
     * Refuses while it is behind, as cheaply as can be: no transaction, no handler. The tag is the same for each repetition of the
     * request (RFC 3261 section 8.2.7).
     */
    void shed(SipPacket request, Path path, String key) {
        shed++;
        if (!path.isReliable()) refused.add(key, wheel.now());
        String after = Integer.toString(outfit.settings().bounds().retryAfterSeconds());
        String tag = shedTag + Integer.toHexString(key.hashCode());
        List<SipHeader> headers = List.of(new SipHeader("Retry-After", after));
        replyPath(request, path).send(SipWriter.response(request, 503, "", tag, headers, null, false), null);
    }

    /** Whether this is the ACK of what {@link #shed} answered: there is nothing left to be done for it, not even reading it. */
    boolean isAckOfShed(byte[] datagram) {
        if (datagram[0] != 'A' || datagram[1] != 'C' || datagram[2] != 'K') return false;
        for (int at = 3; at <= datagram.length - shedSign.length; at++)
            if (datagram[at] == shedSign[0]
                    && Arrays.equals(datagram, at, at + shedSign.length, shedSign, 0, shedSign.length)) return true;
        return false;
    }

    /** Where responses to a request go: its connection, or over UDP what its Via says (RFC 3261 18.2.2, RFC 3581). */
    Path replyPath(SipPacket request, Path path) {
        if (!(path instanceof UdpPath udp)) return path;
        InetSocketAddress source = path.hop().remote();
        if (request.hasRport()) return path;
        int port = request.sentByPort();
        if (port == source.getPort()) return path;
        Hop hop = new Hop(path.hop().local(), new InetSocketAddress(source.getAddress(), port));
        return new UdpPath(udp.port(), hop, udp.passage());
    }

    /** The first listening point for a transport, or else any. */
    InetSocketAddress address(Transport transport) {
        for (SipPeer point : points) if (point.transport() == transport) return point.address();
        if (!points.isEmpty()) return points.get(0).address();
        return new InetSocketAddress(outfit.dialer().own(), 5060);
    }

    /** {@link #address} as a text. On the loop it is made once; elsewhere each time. */
    String hostPort(Transport transport) {
        if (!outfit.loop().inEventLoop()) return Hop.text(address(transport));
        if (named != points.size()) {
            hostPorts.clear();
            named = points.size();
        }
        return hostPorts.computeIfAbsent(transport, each -> Hop.text(address(each)));
    }

    /** What a Contact for this request says: the listening point it came in on, or the first of its transport. */
    InetSocketAddress contactAddress(ServerTransaction transaction) {
        InetSocketAddress local = transaction.hop().local();
        return isOwnAddress(local) ? local : address(transaction.transport());
    }

    boolean isOwnAddress(InetSocketAddress address) {
        for (SipPeer point : points) if (point.address().equals(address)) return true;
        return false;
    }
}
