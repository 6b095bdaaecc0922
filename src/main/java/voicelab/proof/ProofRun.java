package voicelab.proof;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import voicelab.Lab;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.map.Transport;
import voicelab.protocols.Parcel;

/**
 * One run of the proof: its nonces, what it has learned on the way (Call-IDs, session ids), and what the read-backs said.
 */
final class ProofRun {
    private final Lab lab;
    private final long since;
    private final String number;
    private final String digits;
    private final int tone;
    private final Set<String> ids = new ConcurrentSkipListSet<>();
    private final Map<String, String> readBack = new ConcurrentHashMap<>();

    ProofRun(Lab lab, Random random) {
        this.lab = lab;
        this.since = lab.journal().last();
        this.number = "88" + (100_000 + random.nextInt(900_000));
        this.digits = Integer.toString(10_000 + random.nextInt(90_000));
        this.tone = 300 + random.nextInt(600);
        ids.add(number);
    }

    Lab lab() {
        return lab;
    }

    /** The number that only this run dials: its first nonce. */
    String number() {
        return number;
    }

    /** The digits that only this run types. */
    String digits() {
        return digits;
    }

    /** The frequency in Hz that only this run plays. */
    int tone() {
        return tone;
    }

    long since() {
        return since;
    }

    /** What belongs to this run as well: a Call-ID or session id that stands beside a nonce. */
    void learn(String id) {
        if (id != null && id.length() >= 4) ids.add(id);
    }

    boolean knows(String id) {
        return ids.contains(id);
    }

    /** Ids that stand in the same parcel as a known one belong to the run too: that is how a call is followed. */
    void followIds() {
        for (int round = 0; round < 3; round++)
            for (JournalEntry entry : entries())
                if (carries(entry)) {
                    learn(entry.fields().get(Parcel.CALL_ID));
                    learn(entry.fields().get(Parcel.SESSION_ID));
                }
    }

    List<JournalEntry> entries() {
        return lab.journal().since(since);
    }

    boolean carries(JournalEntry entry) {
        if (entry.parcel() == null) return false;
        for (String value : entry.fields().values()) if (ids.contains(value)) return true;
        byte[] bytes = entry.parcel().bytes();
        if (bytes.length == 0) return false;
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String id : ids) if (text.contains(id)) return true;
        return false;
    }

    /** The third leg of a link: what its callee said when it was asked. */
    void saw(String link, String what) {
        readBack.put(link, what);
    }

    boolean sawBack(String link) {
        return readBack.containsKey(link);
    }

    /** The tap's entry for one listener of a link: right link, right addresses, right port, this run's nonce. */
    Optional<JournalEntry> tapped(LinkSpec link, ListenerSpec listener, Set<Kind> kinds) {
        return entries().stream()
                .filter(e -> e.link().equals(link.id()) && kinds.contains(e.kind()))
                .filter(this::carriesOrMedia)
                .filter(e -> Addresses.lead(lab, link, listener, e))
                .findFirst();
    }

    /** Media packets carry no text: the stream's own addresses and time stand for the nonce, the decoded tone proves it. */
    private boolean carriesOrMedia(JournalEntry entry) {
        return carries(entry) || entry.protocol().equals("RTP");
    }

    /** {@code UDP} or {@code TCP}, as SIP's topmost Via says; other protocols go by their listener alone. */
    static boolean fitsTransport(JournalEntry entry, ListenerSpec listener) {
        if (!entry.protocol().equals("SIP") || entry.parcel() == null) return true;
        String text = new String(entry.parcel().bytes(), StandardCharsets.ISO_8859_1);
        int via = text.indexOf("SIP/2.0/"); // the topmost Via; a start line has no slash behind the version
        return via < 0 || text.startsWith(listener.transport() == Transport.UDP ? "UDP" : "TCP", via + 8);
    }

    Map<String, String> facts() {
        return new TreeMap<>(readBack);
    }
}
