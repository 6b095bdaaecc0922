package voicelab.engines.http;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** Arrivals that tests look at: one line each, in order. */
final class Witness implements Arrivals {
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    final BlockingQueue<Hop> hops = new LinkedBlockingQueue<>();

    @Override
    public void arrived(Parcel parcel, Hop hop) {
        lines.add("arrived " + parcel.summary());
        hops.add(hop);
    }

    @Override
    public void malformed(Hop hop, String protocol, String problem) {
        lines.add("malformed " + problem);
        hops.add(hop);
    }

    @Override
    public void unsupported(Hop hop, String protocol, String what) {
        lines.add("unsupported " + what);
    }

    @Override
    public void bug(String where, Throwable error) {
        lines.add("bug " + where + " " + error);
    }

    /** The next line; fails loudly after two seconds. */
    String next() throws InterruptedException {
        String line = lines.poll(2, TimeUnit.SECONDS);
        if (line == null) throw new AssertionError("nothing was reported");
        return line;
    }

    List<String> all() {
        return List.copyOf(lines);
    }
}
