package voicelab.protocols.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.Parcel;

/**
 * One SIP message (RFC 3261 section 7) as its bytes and what one pass of the {@link SipScanner} found in them.
 *
 * <p>Immutable and safe to share between threads. Strings are made when asked for. Header names are given in any case,
 * in their long form; the compact form on the wire is found too. A packet may be scanned and yet be wrong: {@link #problem()}.
 */
public final class SipPacket implements Parcel {
    final byte[] bytes;
    private final boolean local;
    /** -1 while only the bytes know. */
    private final int status;

    private volatile Scan scan;
    private String method;
    private String callId;
    private Optional<SipUri> uri;

    private SipPacket(byte[] bytes, Scan scan, int status, boolean local) {
        this.bytes = bytes;
        this.scan = scan;
        this.status = status;
        this.local = local;
    }

    /** One of our own making: most are only sent, so they are scanned when somebody looks into them. 0 for a request. */
    static SipPacket made(byte[] bytes, int status, boolean local) {
        return new SipPacket(bytes, null, status, local);
    }

    Scan scan() {
        Scan done = scan;
        if (done == null) {
            try {
                done = SipScanner.scan(bytes);
            } catch (SipMalformed e) {
                throw new IllegalStateException("own edit broke a packet: " + e.getMessage(), e);
            }
            scan = done;
        }
        return done;
    }

    /** Forgets where things are in it, as much memory as a short message: it is kept, and hardly looked into any more. */
    public void rest() {
        scan = null;
    }

    /**
     * Scans one datagram: without Content-Length the body is all that follows, bytes behind the body are ignored.
     *
     * @param bytes the message; taken over, never to be changed
     * @throws SipMalformed when there is no start line or no header at all
     */
    public static SipPacket read(byte[] bytes) throws SipMalformed {
        Scan scan = SipScanner.scan(bytes);
        return new SipPacket(bytes, scan, scan.status, false);
    }

    /** What a receiver must hold against it; {@code null} when the scanner found nothing. */
    public SipProblem problem() {
        return scan().problem;
    }

    /** Whether this is a response that was made on this side in place of one that never came (408, 503). */
    public boolean isLocal() {
        return local;
    }

    public boolean isRequest() {
        return status == 0;
    }

    /** The method of a request; of a response the method of its CSeq. */
    public String method() {
        if (method == null) method = isRequest() ? latin(0, scan().methodEnd) : cseqMethod();
        return method;
    }

    /** Whether the {@link #method} is this one, without making a string. */
    public boolean is(String name) {
        if (!isRequest()) return HeaderLines.same(bytes, scan().cseqMethodStart, scan().cseqMethodEnd, name);
        int length = name.length();
        return bytes.length > length && bytes[length] == ' ' && HeaderLines.same(bytes, 0, length, name);
    }

    /** The status code of a response; 0 for a request. */
    public int status() {
        return status;
    }

    /** The reason phrase of a response. */
    public String reason() {
        return isRequest() ? "" : HeaderLines.text(bytes, scan().uriStart, scan().uriEnd);
    }

    /** The request URI as it stands; empty for a response. */
    public String requestUri() {
        return isRequest() ? HeaderLines.text(bytes, scan().uriStart, scan().uriEnd) : "";
    }

    /** The request URI read; empty when it is no sip URI. */
    public Optional<SipUri> uri() {
        Optional<SipUri> known = uri;
        if (known == null) {
            known = SipUri.read(requestUri());
            uri = known;
        }
        return known;
    }

    public String callId() {
        if (callId == null) callId = text(scan().callIdStart, scan().callIdEnd);
        return callId;
    }

    /** The CSeq number; -1 when missing or out of range. */
    public long cseq() {
        return scan().cseq;
    }

    public String cseqMethod() {
        return latin(scan().cseqMethodStart, scan().cseqMethodEnd);
    }

    /** The whole From value. */
    public String from() {
        return text(scan().fromStart, scan().fromEnd);
    }

    /** The whole To value. */
    public String to() {
        return text(scan().toStart, scan().toEnd);
    }

    /** {@code null} when there is none. */
    public String fromTag() {
        return scan().fromTagStart < 0 ? null : text(scan().fromTagStart, scan().fromTagEnd);
    }

    /** {@code null} when there is none. */
    public String toTag() {
        return scan().toTagStart < 0 ? null : text(scan().toTagStart, scan().toTagEnd);
    }

    /** The branch of the top Via; empty when it has none. */
    public String branch() {
        return latin(scan().branchStart, scan().branchEnd);
    }

    /** Host and port of the top Via as they stand. */
    public String sentBy() {
        return latin(scan().sentByStart, scan().sentByEnd);
    }

    /** The port of the top Via's sent-by, 5060 when it names none. */
    public int sentByPort() {
        return ViaPatch.sentByPort(this);
    }

    /** Whether responses go back to the source port (RFC 3581): the top Via has {@code rport}, asked for or filled in. */
    public boolean hasRport() {
        return scan().rport;
    }

    /** Whether it has more than one Via: its top Via is a proxy's. */
    public boolean isForwarded() {
        return scan().viaSharesLine || scan().vias > 1;
    }

    /** -1 when there is no Max-Forwards. */
    public int maxForwards() {
        return scan().maxForwards;
    }

    /**
     * Whether there is a Via to answer it by; what else it lacks, its answer lacks too (RFC 4475 section 3.3.1). A request
     * that is more than a 400 must be {@link #isWhole}.
     */
    public boolean isAnswerable() {
        return isRequest() && scan().viaLine >= 0 && scan().sentByEnd > scan().sentByStart;
    }

    /** Whether From, To, Call-ID and CSeq are there. */
    public boolean isWhole() {
        return scan().fromStart >= 0 && scan().toStart >= 0 && scan().callIdStart >= 0 && scan().cseqStart >= 0;
    }

    public boolean hasRoute() {
        return scan().routeStart >= 0;
    }

    /** The first line's value of this header, unfolded; empty when there is no such header. */
    public Optional<String> header(String name) {
        List<String> found = HeaderLines.values(this, name, 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    /** The value of each line of this header, in order. */
    public List<String> headers(String name) {
        return HeaderLines.values(this, name, Integer.MAX_VALUE);
    }

    /** All values of a header that is a comma-separated list, over all its lines. */
    public List<String> values(String name) {
        List<String> all = new ArrayList<>();
        for (String line : headers(name)) if (!line.isEmpty()) all.addAll(HeaderLines.split(line));
        return all;
    }

    /** All values of a header of name-addr form (Contact, Route, Record-Route); unreadable ones are left out. */
    public List<NameAddr> addresses(String name) {
        return values(name).stream().flatMap(v -> NameAddr.read(v).stream()).toList();
    }

    /** Every header line in order, names as they stood. */
    public List<SipHeader> allHeaders() {
        return HeaderLines.all(this);
    }

    /** The body and its type; empty when there is no body. */
    public Optional<SipContent> content() {
        if (bodyLength() == 0) return Optional.empty();
        byte[] body = new byte[bodyLength()];
        System.arraycopy(bytes, scan().bodyStart, body, 0, body.length);
        return Optional.of(new SipContent(header("Content-Type").orElse(""), body));
    }

    /** The body when it is SDP. */
    public Optional<SipContent> sdp() {
        return content().filter(c -> c.is(SipContent.SDP));
    }

    public int bodyLength() {
        return scan().bodyEnd - scan().bodyStart;
    }

    /**
     * The request as RFC 3261 section 18.2.1 and RFC 3581 have a server note it: {@code received} in the top Via when the
     * sent-by is not where it came from, {@code rport} filled in where asked for. The same packet when nothing is to be noted.
     */
    public SipPacket receivedFrom(InetSocketAddress source) {
        return ViaPatch.receivedFrom(this, source);
    }

    @Override
    public String protocol() {
        return "SIP";
    }

    @Override
    public String summary() {
        return isRequest() ? method() + " " + requestUri() : status() + " " + reason() + " (" + cseqMethod() + ")";
    }

    /** The message, without anything that followed it in its datagram. */
    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public Map<String, String> fields() {
        return SipFields.of(this);
    }

    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The key that a request's server transaction is found by (RFC 3261 section 17.2.3); ACK and CANCEL give the INVITE's. */
    public String transactionKey() {
        return TransactionKey.of(this);
    }

    /** The number behind {@code prefix} in the top Via's branch, in hex; -1 when the branch is not made so. */
    public long branchNumber(byte[] prefix) {
        return TransactionKey.number(this, prefix);
    }

    String latin(int from, int to) {
        return from < 0 || to <= from ? "" : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    String text(int from, int to) {
        return from < 0 || to <= from ? "" : HeaderLines.text(bytes, from, to);
    }
}
