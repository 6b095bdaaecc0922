package voicelab.engines.sip;

import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.ContactList;
import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/**
 * A location table and the processing of REGISTER (RFC 3261 section 10.3): add, refresh, remove, list. Lifetimes run on the
 * lab's clock.
 */
public final class Registrar {
    /**
     * One contact of an address of record.
     *
     * @param aor {@code user@host} in lower case
     * @param contact the URI
     * @param peer where requests for it go: what its URI says, or the source of the REGISTER when that is a name
     */
    public record Binding(String aor, String contact, SipPeer peer, String callId, long cseq, Instant until) {}

    /** Told when an address of record's bindings changed, on the event loop. */
    @FunctionalInterface
    public interface Listener {
        void changed(String aor, List<Binding> bindings);
    }

    private static final int LEAST_SECONDS = 60;
    private static final int USUAL_SECONDS = 3600;
    private static final int MOST_SECONDS = 86_400;
    private static final int MOST_CONTACTS = 10;
    private static final int MOST_REASON = 80;

    private final InstantSource clock;
    private final int mostBindings;
    private final Listener listener;
    private final Map<String, List<Binding>> table = new ConcurrentHashMap<>();

    /** @param mostBindings addresses of record; beyond it a REGISTER is answered 503 */
    public Registrar(InstantSource clock, int mostBindings, Listener listener) {
        this.clock = clock;
        this.mostBindings = mostBindings;
        this.listener = listener;
    }

    /** Answers a REGISTER: 200 with the bindings, 400, 404, 423 (below a minute) or 503. On the event loop. */
    public void register(ServerTransaction transaction) {
        SipPacket request = transaction.request();
        String aor = NameAddr.read(request.to())
                .flatMap(NameAddr::sipUri)
                .map(Registrar::aor)
                .orElse(null);
        if (aor == null) {
            transaction.respond(404);
            return;
        }
        SIPRequest typed;
        try {
            typed = Jain.request(request);
        } catch (ParseException e) {
            transaction.respond(SipReply.of(400).reason("Bad Header: " + oneLine(e.getMessage())));
            return;
        }
        List<Binding> now = live(aor);
        List<NameAddr> contacts = request.addresses("Contact");
        ContactList listed = typed.getContactHeaders();
        boolean star = listed != null && listed.stream().anyMatch(Contact::isWildCard);
        long expires =
                typed.getExpires() == null ? USUAL_SECONDS : typed.getExpires().getExpires();
        if (star && (expires != 0 || listed.size() > 1)) {
            transaction.respond(SipReply.of(400).reason("A Star Needs Expires 0"));
            return;
        }
        List<Binding> next = star ? new ArrayList<>() : new ArrayList<>(now);
        SipReply refusal = null;
        for (NameAddr contact : contacts) {
            long seconds = contact.param("expires")
                    .map(text -> seconds(text, USUAL_SECONDS))
                    .orElse(expires);
            refusal = bind(transaction, aor, contact, seconds, next);
            if (refusal != null) break;
        }
        if (refusal == null && next.size() > MOST_CONTACTS)
            refusal = SipReply.of(403).reason("Too Many Contacts");
        if (refusal == null && table.size() >= mostBindings && !table.containsKey(aor)) refusal = SipReply.of(503);
        if (refusal != null) {
            transaction.respond(refusal);
            return;
        }
        keep(aor, next);
        transaction.respond(listed(next));
        if (star || !contacts.isEmpty()) listener.changed(aor, List.copyOf(next));
    }

    private SipReply bind(
            ServerTransaction transaction, String aor, NameAddr contact, long seconds, List<Binding> bindings) {
        if (seconds > 0 && seconds < LEAST_SECONDS)
            return SipReply.of(423).with("Min-Expires", Integer.toString(LEAST_SECONDS));
        SipPacket request = transaction.request();
        for (Binding known : bindings) {
            boolean stale = known.contact().equals(contact.uri())
                    && known.callId().equals(request.callId())
                    && known.cseq() >= request.cseq();
            // RFC 3261 section 10.3 step 7: an older request must not undo a newer one
            if (stale) return SipReply.of(500).reason("CSeq Out Of Order");
        }
        bindings.removeIf(known -> known.contact().equals(contact.uri()));
        if (seconds == 0) return null;
        Instant until = clock.instant().plus(Duration.ofSeconds(Math.min(seconds, MOST_SECONDS)));
        SipPeer peer = peer(transaction, contact);
        bindings.add(0, new Binding(aor, contact.uri(), peer, request.callId(), request.cseq(), until));
        return null;
    }

    private static SipPeer peer(ServerTransaction transaction, NameAddr contact) {
        InetSocketAddress source = transaction.hop().remote();
        SipPeer behind = new SipPeer(source, transaction.transport());
        return NextHop.of(transaction.core(), contact.uri()).orElse(behind);
    }

    private void keep(String aor, List<Binding> bindings) {
        if (bindings.isEmpty()) table.remove(aor);
        else table.put(aor, List.copyOf(bindings));
    }

    private SipReply listed(List<Binding> bindings) {
        SipReply reply = SipReply.of(200);
        Instant now = clock.instant();
        for (Binding binding : bindings) {
            long left = Math.max(0, Duration.between(now, binding.until()).toSeconds());
            reply = reply.with("Contact", "<" + binding.contact() + ">;expires=" + left);
        }
        return reply;
    }

    /** Live bindings of {@code user@host}, newest first; the user part alone finds them on any host. Any thread. */
    public List<Binding> lookup(String aor) {
        String lower = aor.toLowerCase(java.util.Locale.ROOT);
        if (lower.indexOf('@') >= 0) return live(lower);
        return table.keySet().stream()
                .filter(key -> key.startsWith(lower + "@"))
                .flatMap(key -> live(key).stream())
                .toList();
    }

    /** All live bindings in the order of their addresses of record. Any thread. */
    public List<Binding> bindings() {
        return table.keySet().stream()
                .sorted()
                .flatMap(key -> live(key).stream())
                .toList();
    }

    private List<Binding> live(String aor) {
        Instant now = clock.instant();
        return table.getOrDefault(aor, List.of()).stream()
                .filter(binding -> binding.until().isAfter(now))
                .toList();
    }

    private static String aor(SipUri uri) {
        return (uri.user() + "@" + uri.host()).toLowerCase(java.util.Locale.ROOT);
    }

    private static String oneLine(String text) {
        String line = text == null ? "" : text.lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), MOST_REASON));
    }

    private static long seconds(String text, long otherwise) {
        boolean digits = !text.isEmpty() && text.length() < 12 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : otherwise;
    }

    public void reset() {
        table.clear();
    }
}
