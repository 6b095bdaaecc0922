package voicelab.scenario;

/** {@code do: move-clock}. */
final class MoveClock {
    static final Word WORD = Word.doing(
                    "move-clock", "move the lab's own time forward; what becomes due happens", MoveClock::act)
            .need("by", KeyType.DURATION, "how far");

    private MoveClock() {}

    private static void act(Turn turn) throws StepFailure {
        turn.lab().running().clock().move(turn.duration("by"));
    }
}
