package voicelab.engines.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** Keeps what a broker reports. */
public final class SeenArrivals implements Arrivals {
    public record Seen(Parcel parcel, Hop hop) {}

    public final List<Seen> arrived = new CopyOnWriteArrayList<>();
    public final List<String> malformed = new CopyOnWriteArrayList<>();
    public final List<String> unsupported = new CopyOnWriteArrayList<>();
    public final List<String> bugs = new CopyOnWriteArrayList<>();

    @Override
    public void arrived(Parcel parcel, Hop hop) {
        arrived.add(new Seen(parcel, hop));
    }

    @Override
    public void malformed(Hop hop, String protocol, String problem) {
        malformed.add(hop + " " + protocol + " " + problem);
    }

    @Override
    public void unsupported(Hop hop, String protocol, String what) {
        unsupported.add(what);
    }

    @Override
    public void bug(String where, Throwable error) {
        bugs.add(where + ": " + error);
    }
}
