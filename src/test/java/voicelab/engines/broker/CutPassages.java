package voicelab.engines.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.net.Carrier;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.Parcel;

/** One arrow with the faults that these tests need. */
public final class CutPassages implements Passages, Passage {
    public static final String SENTENCE = "arrow gvp-3 (resource-manager -> reporting-server) is cut";
    private final Gate gate = new Gate();
    public final List<Parcel> out = new CopyOnWriteArrayList<>();
    public final List<Parcel> back = new CopyOnWriteArrayList<>();
    public final List<Hop> hops = new CopyOnWriteArrayList<>();
    public final AtomicInteger dropNext = new AtomicInteger();
    public volatile boolean twice;

    public void cut() {
        gate.bar(new Gate.Bar() {
            @Override
            public boolean stops(String from, String to) {
                return true;
            }

            @Override
            public String sentence() {
                return SENTENCE;
            }

            @Override
            public boolean stopsOpen() {
                return true;
            }
        });
    }

    public void mend() {
        gate.bar(null);
    }

    @Override
    public Optional<Passage> to(InetSocketAddress remote) {
        return Optional.of(this);
    }

    @Override
    public boolean calls(InetSocketAddress remote, InetSocketAddress listener) {
        return false;
    }

    @Override
    public void out(Parcel parcel, Hop hop, Carrier carrier) throws IOException {
        gate.pass(hop);
        out.add(parcel);
        hops.add(hop);
        if (dropNext.getAndUpdate(n -> Math.max(0, n - 1)) > 0) return;
        carrier.carry(parcel);
        if (twice) carrier.carry(parcel);
    }

    @Override
    public void back(Parcel parcel, Hop hop, Carrier receiver) throws IOException {
        back.add(parcel);
        receiver.carry(parcel);
    }

    @Override
    public Gate gate() {
        return gate;
    }
}
