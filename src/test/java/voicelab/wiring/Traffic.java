package voicelab.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.boot.RunningLab;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.InstanceId;
import voicelab.map.LinkSpec;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.standin.Arrow;

/** One connection over one arrow, one way: sends numbered parcels and collects what the carrier is given. */
final class Traffic {
    private static final int OWN_PORT = 40_001;

    final RunningLab lab;
    final LinkSpec link;
    final boolean back;
    final Arrow arrow;
    final Hop hop;
    private final BlockingQueue<String> carried = new LinkedBlockingQueue<>();

    Traffic(RunningLab lab, LinkSpec link, boolean back) {
        this.lab = lab;
        this.link = link;
        this.back = back;
        InstanceId from = InstanceId.first(link.from());
        this.arrow = lab.wiring().arrow(from, link.id());
        InetSocketAddress callee = new InetSocketAddress(
                lab.plan().address(InstanceId.first(link.to())),
                link.listeners().get(0).documentedPort().first());
        this.hop = new Hop(new InetSocketAddress(lab.plan().address(from), OWN_PORT), callee);
    }

    /** A parcel that is nothing but its name. */
    record Named(String summary) implements Parcel {
        @Override
        public String protocol() {
            return "test";
        }

        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public Map<String, String> fields() {
            return Map.of();
        }
    }

    void send(String name) throws IOException {
        if (back) arrow.back(new Named(name), hop, p -> carried.add(p.summary()));
        else arrow.out(new Named(name), hop, p -> carried.add(p.summary()));
    }

    void send(String... names) throws IOException {
        for (String name : names) send(name);
    }

    void fault(String kind) {
        lab.faults().set(new FaultParser(lab.map()).parse(link.id() + (back ? ".back=" : "=") + kind));
    }

    /** Exactly these were carried, in this order. */
    void arrives(String... names) throws InterruptedException {
        List<String> got = new ArrayList<>();
        while (got.size() < names.length) {
            String one = carried.poll(5, TimeUnit.SECONDS);
            if (one == null) break;
            got.add(one);
        }
        got.addAll(carried);
        assertEquals(List.of(names), got);
    }

    void nothingArrived() {
        assertEquals(List.of(), List.copyOf(carried));
    }
}
