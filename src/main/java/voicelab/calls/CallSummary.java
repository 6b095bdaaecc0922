package voicelab.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One call over all its legs.
 *
 * @param id the Call-ID of its first leg
 * @param began the lab's time of the first INVITE
 * @param lasted from the first to the latest entry
 * @param caller who sent the first INVITE: an instance's id or {@code outside}
 * @param number what was dialled
 * @param status the final status of the first leg; 0 while there is none
 * @param over whether it was refused, or a BYE was answered
 * @param legs Call-IDs of all legs
 * @param links the links that it crossed, over all protocols
 * @param entries how many journal entries tell of it
 */
public record CallSummary(
        String id,
        Instant began,
        Duration lasted,
        String caller,
        String number,
        int status,
        boolean over,
        Set<String> legs,
        Set<String> links,
        int entries) {

    /** {@code ringing}, {@code up}, {@code ended}, {@code refused 486}. */
    public String state() {
        if (status >= 300) return "refused " + status;
        if (over) return "ended";
        return status == 0 ? "ringing" : "up";
    }
}
