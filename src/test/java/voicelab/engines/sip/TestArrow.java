package voicelab.engines.sip;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import voicelab.net.ArrowFailure;
import voicelab.net.Carrier;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;

/** An arrow that notes what crosses it and can lose, double or refuse. */
final class TestArrow implements Passage {
    private final Gate gate = new Gate();
    final Queue<String> out = new ConcurrentLinkedQueue<>();
    final Queue<String> back = new ConcurrentLinkedQueue<>();
    final Queue<Hop> hops = new ConcurrentLinkedQueue<>();
    final AtomicInteger loseOut = new AtomicInteger();
    final AtomicInteger loseBack = new AtomicInteger();
    volatile Predicate<Parcel> which = parcel -> true;
    volatile int copies = 1;

    @Override
    public void out(Parcel parcel, Hop hop, Carrier carrier) throws IOException {
        gate.pass(hop);
        out.add(parcel.summary());
        hops.add(hop);
        if (which.test(parcel) && loseOut.getAndUpdate(n -> Math.max(0, n - 1)) > 0) return;
        for (int i = 0; i < copies; i++) carrier.carry(parcel);
    }

    @Override
    public void back(Parcel parcel, Hop hop, Carrier receiver) throws IOException {
        gate.pass(hop);
        back.add(parcel.summary());
        if (which.test(parcel) && loseBack.getAndUpdate(n -> Math.max(0, n - 1)) > 0) return;
        for (int i = 0; i < copies; i++) receiver.carry(parcel);
    }

    @Override
    public Gate gate() {
        return gate;
    }

    void cut(String sentence) {
        gate.bar(new Gate.Bar() {
            @Override
            public boolean stops(String fromHost, String toHost) {
                return true;
            }

            @Override
            public String sentence() {
                return sentence;
            }

            @Override
            public boolean stopsOpen() {
                return true;
            }
        });
    }

    static boolean isArrowFailure(Throwable error) {
        return error instanceof ArrowFailure;
    }
}
