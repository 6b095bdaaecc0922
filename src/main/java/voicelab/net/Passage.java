package voicelab.net;

import java.io.IOException;
import voicelab.protocols.Parcel;

/**
 * One arrow as the caller's engine sees it: everything that the caller sends to the callee goes {@link #out}, everything
 * that comes back on the caller's own connection (answers and pushes) goes {@link #back}. Order is kept per connection.
 */
public interface Passage {

    /**
     * Sends one parcel: tap, faults, then {@code carrier} onto the wire.
     *
     * @throws ArrowFailure when the arrow is cut, refused or reset; within 100 ms, nothing was sent
     * @throws IOException what the carrier threw, when it ran on this thread
     */
    void out(Parcel parcel, Hop hop, Carrier carrier) throws IOException;

    /** Lets one parcel that came back through: tap, faults, then {@code receiver}. A dropped one never arrives. */
    void back(Parcel parcel, Hop hop, Carrier receiver) throws IOException;

    /** Where this arrow's connection faults sit. */
    Gate gate();
}
