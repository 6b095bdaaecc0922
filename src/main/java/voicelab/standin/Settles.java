package voicelab.standin;

/**
 * A stand-in that sends some time after the fact, such as call records: without it what it sent before a reset would reach a room
 * that has already forgotten.
 */
public interface Settles {
    /**
     * Sends nothing more until {@link StandIn#reset}, which follows, and returns when what was under way has arrived or was given up:
     * within half a second. May block.
     */
    void settle();
}
