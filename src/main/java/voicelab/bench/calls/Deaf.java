package voicelab.bench.calls;

import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** A measuring program tells nobody what reaches it; an error of ours is thrown where it is seen. */
final class Deaf implements Arrivals {
    @Override
    public void arrived(Parcel parcel, Hop hop) {}

    @Override
    public void malformed(Hop hop, String protocol, String problem) {}

    @Override
    public void unsupported(Hop hop, String protocol, String what) {}

    @Override
    public void bug(String where, Throwable error) {
        System.getLogger("voicelab").log(System.Logger.Level.ERROR, where, error);
    }
}
