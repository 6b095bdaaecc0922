package voicelab.standin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A stand-in that talks to others of its own accord. */
public interface CallsOut {

    /**
     * The arrows are open: connect, register, read configuration. Must not block.
     *
     * @return completes when this stand-in can do its work; the lab is ready when all are (a late one is named, not waited
     *     for longer than a bound)
     */
    CompletionStage<?> arrowsOpen();

    /**
     * Everybody can do their work: what nobody has to wait for may begin. Called once, after {@link #arrowsOpen}, and the boot
     * waits for it: arm timers here, so that whoever moves the clock next moves them, and leave what takes longer to a worker.
     */
    default void labReady() {}

    /**
     * Everybody has forgotten ({@link StandIn#reset}): what others were told at the start is told them again. Must not block.
     *
     * @return completes when that is done, within a bound of its own
     */
    default CompletionStage<?> startedOver() {
        return CompletableFuture.completedFuture(null);
    }
}
