package voicelab.engines.broker;

import java.io.IOException;
import voicelab.net.Carrier;
import voicelab.net.Gate;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;

/** Outside the map: everything leaves and arrives as it is. */
final class OpenPassage implements Passage {
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
