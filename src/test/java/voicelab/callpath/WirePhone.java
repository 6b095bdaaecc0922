package voicelab.callpath;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import voicelab.protocols.sip.SipMalformed;
import voicelab.protocols.sip.SipPacket;

/** A SIP peer over UDP that says exactly what a test wants, in whatever order. */
final class WirePhone implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final DatagramSocket socket;
    private final InetSocketAddress server;
    private final String own;
    private final Deque<SipPacket> unread = new ArrayDeque<>();
    private int branches;

    WirePhone(String address, InetSocketAddress server) throws IOException {
        this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0));
        this.server = server;
        this.own = address + ":" + socket.getLocalPort();
    }

    String contact(String user) {
        return "<sip:" + user + "@" + own + ">";
    }

    String branch() {
        return "z9hG4bKwire" + System.identityHashCode(this) + "x" + ++branches;
    }

    String sdp(int version, String direction) {
        String host = own.substring(0, own.indexOf(':'));
        return "v=0\r\no=- 5 " + version + " IN IP4 " + host + "\r\ns=-\r\nc=IN IP4 " + host
                + "\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\na=" + direction + "\r\n";
    }

    /** One request; {@code more} is further header lines, each with its line end. */
    String request(
            String method, String uri, String branch, String dialog, int cseq, String more, String type, String body) {
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + own + ";rport;branch=" + branch
                + "\r\nMax-Forwards: 70\r\n" + dialog + "CSeq: " + cseq + " " + method + "\r\nContact: "
                + contact("wire") + "\r\n" + more + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
                + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** The response of this phone to a request it received. */
    String response(SipPacket request, String status, String toTag, String body) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String name : new String[] {"Via", "Record-Route", "From", "Call-ID"})
            request.headers(name).forEach(value -> text.append(name + ": " + value + "\r\n"));
        String to = request.to() + (request.toTag() == null ? ";tag=" + toTag : "");
        text.append("To: " + to + "\r\nCSeq: " + request.cseq() + " " + request.method() + "\r\nContact: "
                + contact("wire") + "\r\n");
        if (!body.isEmpty()) text.append("Content-Type: application/sdp\r\n");
        return text.append("Content-Length: " + body.length() + "\r\n\r\n" + body)
                .toString();
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** The next packet of that kind; others before it are kept for later questions. */
    SipPacket next(String what, Predicate<SipPacket> kind) throws IOException {
        Optional<SipPacket> kept = unread.stream().filter(kind).findFirst();
        if (kept.isPresent()) {
            unread.remove(kept.get());
            return kept.get();
        }
        long until = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (true) {
            int left = (int) Math.max(1, (until - System.nanoTime()) / 1_000_000);
            SipPacket packet;
            try {
                packet = receive(left);
            } catch (SocketTimeoutException e) {
                throw new AssertionError("nothing came that is " + what + "; kept are " + unread, e);
            }
            if (kind.test(packet)) return packet;
            unread.add(packet);
        }
    }

    private SipPacket receive(int millis) throws IOException {
        byte[] buffer = new byte[65_536];
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.setSoTimeout(millis);
        socket.receive(datagram);
        try {
            return SipPacket.read(java.util.Arrays.copyOf(buffer, datagram.getLength()));
        } catch (SipMalformed e) {
            throw new IOException(e);
        }
    }

    SipPacket status(int status, String method) throws IOException {
        return next(
                status + " to " + method,
                p -> !p.isRequest() && p.status() == status && p.cseqMethod().equals(method));
    }

    SipPacket asked(String method) throws IOException {
        return next(method, p -> p.isRequest() && p.is(method));
    }

    @Override
    public void close() {
        socket.close();
    }
}
