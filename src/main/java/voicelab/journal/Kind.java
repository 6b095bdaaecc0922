package voicelab.journal;

import java.util.Locale;

/** What a journal entry tells of. */
public enum Kind {
    /** A caller's tap: a parcel on its way out. */
    SENT,
    /** A caller's tap: a parcel that came back (answer or push). */
    BACK,
    /** A callee's accept-side record. */
    ARRIVED,
    /** A media stream at the sender: begun or ended. */
    STREAM,
    /** A fault bent something. */
    FAULT,
    /** Asked for something that a stand-in does not do. */
    UNSUPPORTED,
    /** Bytes that are none of the protocol's. */
    MALFORMED,
    /** Something happened in a room: a page fetched, a digit heard, a record stored. */
    EVENT,
    /** A stand-in went up or down. */
    LIFE,
    /** An error of ours. */
    BUG;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
