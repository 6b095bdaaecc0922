package voicelab.systems.mcp;

import voicelab.engines.media.PlayEnd;
import voicelab.protocols.sip.SipContent;

/** What a call's dialog may wait for. */
sealed interface CallNews {
    /** A key was pressed. */
    record Key(char key) implements CallNews {}

    /** What is being recorded begins: the first sound was heard. */
    record Sound() implements CallNews {}

    /** The sound of that number ended. */
    record Played(long number, PlayEnd how) implements CallNews {}

    /** Time has passed; see {@link Mailbox#take(java.time.Instant)}. */
    record Due() implements CallNews {}

    /** The ACK of the 200 came; {@code sdp} is null when it carried none. */
    record Acknowledged(SipContent sdp) implements CallNews {}

    /** News of the second leg that {@code of} placed; {@code status} is its final response's. */
    record Leg(Bridge of, How how, int status) implements CallNews {
        enum How {
            ANSWERED,
            FAILED,
            ENDED
        }
    }

    /** The call is over; see {@link Mailbox#gone}. */
    record Gone() implements CallNews {}
}
