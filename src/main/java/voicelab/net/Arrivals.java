package voicelab.net;

import voicelab.protocols.Parcel;

/** Where an engine reports what reached one of its listeners: the accept-side record, and what was wrong with it. */
public interface Arrivals {

    /** A well-formed parcel reached a listener. {@code hop.local()} is the listener, {@code hop.remote()} the caller. */
    void arrived(Parcel parcel, Hop hop);

    /** Bytes that are none of the protocol's: answered in the protocol's words (or closed) and noted, never a bug. */
    void malformed(Hop hop, String protocol, String problem);

    /** A well-formed request for something that this stand-in does not do. */
    void unsupported(Hop hop, String protocol, String what);

    /** An error of ours: noted with its stack; tests fail on it. */
    void bug(String where, Throwable error);
}
