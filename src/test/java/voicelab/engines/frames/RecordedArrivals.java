package voicelab.engines.frames;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** Keeps what a listener reported, to be waited for. */
public final class RecordedArrivals implements Arrivals {
    public final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> malformed = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> unsupported = new LinkedBlockingQueue<>();
    public final BlockingQueue<String> bugs = new LinkedBlockingQueue<>();

    public static String next(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(5, TimeUnit.SECONDS);
        if (next == null) throw new AssertionError("nothing was reported within 5 s");
        return next;
    }

    @Override
    public void arrived(Parcel parcel, Hop hop) {
        arrived.add(parcel.summary() + " from " + hop.remote().getAddress().getHostAddress());
    }

    @Override
    public void malformed(Hop hop, String protocol, String problem) {
        malformed.add(problem);
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
