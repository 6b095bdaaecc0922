package voicelab.net;

import java.io.IOException;
import voicelab.protocols.Parcel;

/** The way to a callee that no map knows: nothing is tapped, nothing is bent. */
public final class OpenPassage implements Passage {
    private final Gate gate = new Gate();

    @Override
    public void out(Parcel parcel, Hop hop, Carrier carrier) throws IOException {
        carrier.carry(parcel);
    }

    @Override
    public void back(Parcel parcel, Hop hop, Carrier receiver) throws IOException {
        receiver.carry(parcel);
    }

    @Override
    public Gate gate() {
        return gate;
    }
}
