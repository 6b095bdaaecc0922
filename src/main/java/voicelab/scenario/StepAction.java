package voicelab.scenario;

/** What a step does when its turn comes. */
@FunctionalInterface
interface StepAction {
    /** @throws StepFailure when what was wanted is not what was seen */
    void act(Turn turn) throws StepFailure, InterruptedException;
}
