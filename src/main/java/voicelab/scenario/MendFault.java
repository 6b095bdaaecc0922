package voicelab.scenario;

/** {@code mend: gvp-3} or {@code mend: all}. */
final class MendFault {
    static final Word WORD = Word.alone(
            "mend", KeyType.LINK_OR_ALL, "take a link's faults away again, or all faults: gvp-3, all", MendFault::act);

    private MendFault() {}

    private static void act(Turn turn) throws StepFailure {
        if (turn.text("mend").equals("all")) turn.lab().faults().mendAll();
        else if (turn.lab().faults().mend(turn.link("mend")) == 0)
            throw new StepFailure("a fault on " + turn.text("mend") + " to mend", "it has none");
    }
}
