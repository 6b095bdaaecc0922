package voicelab.wiring;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import voicelab.journal.Journal;
import voicelab.journal.Kind;
import voicelab.map.Carriage;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.map.ListenerSpec;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** The accept-side records of one instance: finds the link by the addresses on the wire and writes the journal. */
public final class InstanceArrivals implements Arrivals {
    private static final Logger LOG = Logger.getLogger("voicelab");
    private static final int MAX_STACK = 4_000;
    private static final int MAX_KNOWN = 4_096;

    /** Somebody's garbage is worth a line, a flood of it is not. */
    private static final int MAX_LOGGED = 20;

    private final InstanceId self;
    private final String selfText;
    private final Directory directory;
    private final Journal journal;
    private final Map<Key, Attribution> known = new ConcurrentHashMap<>();

    private final AtomicInteger malformed = new AtomicInteger();

    private record Key(java.net.InetAddress peer, int peerPort, int ownPort) {}

    private record Attribution(String link, Kind kind, String who) {}

    public InstanceArrivals(InstanceId self, Directory directory, Journal journal) {
        this.self = self;
        this.selfText = self.toString();
        this.directory = directory;
        this.journal = journal;
    }

    @Override
    public void arrived(Parcel parcel, Hop hop) {
        Attribution who = attribution(hop);
        Hop fromSender = hop.reversed();
        journal.write(who.kind, who.link, who.who, selfText, fromSender, parcel, "");
    }

    @Override
    public void malformed(Hop hop, String protocol, String problem) {
        int count = malformed.incrementAndGet();
        String from = hop == null ? "" : " from " + Hop.text(hop.remote());
        if (count <= MAX_LOGGED)
            LOG.log(Level.WARNING, "{0}: {1}{2}: {3}", new Object[] {self, protocol, from, problem});
        if (count == MAX_LOGGED) LOG.log(Level.WARNING, "{0}: more of these stand in the journal only", self);
        note(Kind.MALFORMED, hop, protocol + ": " + problem);
    }

    @Override
    public void unsupported(Hop hop, String protocol, String what) {
        note(Kind.UNSUPPORTED, hop, protocol + ": " + what);
    }

    @Override
    public void bug(String where, Throwable error) {
        LOG.log(Level.SEVERE, "bug in " + self + ", " + where, error);
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        String text = stack.toString();
        journal.note(
                Kind.BUG,
                "",
                self.toString(),
                "",
                where + ": " + text.substring(0, Math.min(MAX_STACK, text.length())));
    }

    private void note(Kind kind, Hop hop, String text) {
        if (hop == null || hop.remote() == null) {
            journal.note(kind, "", self.toString(), "", text);
            return;
        }
        Attribution who = attribution(hop);
        Hop fromSender = hop.reversed();
        journal.write(kind, who.link, who.who, self.toString(), fromSender, null, text);
    }

    private Attribution attribution(Hop hop) {
        boolean ephemeral = hop.remote().getPort() >= 32_768;
        Key key = new Key(
                hop.remote().getAddress(),
                ephemeral ? 0 : hop.remote().getPort(),
                hop.local().getPort());
        if (known.size() > MAX_KNOWN) known.clear();
        return known.computeIfAbsent(key, k -> find(hop));
    }

    private Attribution find(Hop hop) {
        String who = directory.whoIs(hop.remote());
        List<ListenerSpec> at = directory.listenersAt(self, hop.local());
        for (ListenerSpec listener : at) {
            Optional<LinkSpec> link = directory.caller(hop.remote(), self, listener);
            if (link.isPresent()) {
                String from = who.equals("outside") ? link.get().from().text() : sender(link.get(), who);
                return new Attribution(link.get().id(), Kind.ARRIVED, from);
            }
        }
        // media that comes back on a stream of ours: the way back of our own arrow
        Optional<LinkSpec> own = directory.linkBetween(self, hop.remote(), Carriage.RTP);
        boolean media = at.stream().anyMatch(l -> l.protocol().equals("RTP"));
        if (media && own.isPresent()) return new Attribution(own.get().id(), Kind.BACK, who);
        return new Attribution("", Kind.ARRIVED, who);
    }

    /** A sidecar speaks from its pod's address: the link knows which of them it was. */
    private static String sender(LinkSpec link, String resident) {
        if (resident.equals(link.from().text())
                || resident.startsWith(link.from().text() + "-")) return resident;
        int dash = resident.lastIndexOf('-');
        boolean numbered = dash > 0 && resident.substring(dash + 1).matches("[0-9]+");
        return numbered ? link.from() + resident.substring(dash) : link.from().text();
    }
}
