package voicelab.engines.frames;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import voicelab.net.Carrier;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.net.Passages;
import voicelab.protocols.Parcel;

/** An arrow to every server, with a tap and a switch. */
public final class TestArrow implements Passage, Passages {
    public static final String CUT = "arrow gvp-2 (resource-manager -> gvp-config-server) is cut";
    public final List<String> out = new CopyOnWriteArrayList<>();
    public final List<String> back = new CopyOnWriteArrayList<>();
    private final Gate gate = new Gate();
    /** What comes back and begins so is lost, once. */
    public volatile String dropNext = "none";

    @Override
    public void out(Parcel parcel, Hop hop, Carrier carrier) throws IOException {
        out.add(parcel.summary() + " from " + hop.local().getAddress().getHostAddress());
        carrier.carry(parcel);
    }

    @Override
    public void back(Parcel parcel, Hop hop, Carrier receiver) throws IOException {
        back.add(parcel.summary());
        if (parcel.summary().startsWith(dropNext)) dropNext = "none";
        else receiver.carry(parcel);
    }

    @Override
    public Gate gate() {
        return gate;
    }

    public void cut() {
        gate.bar(new Gate.Bar() {
            @Override
            public boolean stops(String fromHost, String toHost) {
                return true;
            }

            @Override
            public String sentence() {
                return CUT;
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
        return true;
    }
}
