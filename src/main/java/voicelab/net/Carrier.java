package voicelab.net;

import java.io.IOException;
import voicelab.protocols.Parcel;

/**
 * What puts a parcel on the wire (or, on the way back, hands it to its receiver).
 *
 * <p>A fault may call it later, from another thread, twice or never; an implementation hops onto its own event loop where
 * it needs one.
 */
@FunctionalInterface
public interface Carrier {
    void carry(Parcel parcel) throws IOException;

    /**
     * A fault answers in the callee's place: the answer goes the way back of the same connection, later.
     *
     * @throws ArrowFailure where the protocol has no such way
     */
    default void answered(Parcel answer) throws IOException {
        throw new ArrowFailure("nothing of this kind is answered on its way");
    }
}
