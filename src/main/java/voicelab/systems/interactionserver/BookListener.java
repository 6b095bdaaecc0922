package voicelab.systems.interactionserver;

import voicelab.protocols.frames.KvList;

/** Hears what happens in the book, in its order and after it is kept; called under the book's lock: never block. */
interface BookListener {

    /** For reporting engines and event loggers. */
    void reported(ReportingEvent event);

    /** Somebody changed properties: for the submitter that asked to know, and for who works on it. */
    void changed(Interaction interaction, Actor by, KvList changes, KvList deleted);

    /** A party lost it because a time ran out. */
    void revoked(Interaction interaction, Party from, String reason);
}
