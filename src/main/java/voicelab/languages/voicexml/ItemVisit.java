package voicelab.languages.voicexml;

/** What the Form Interpretation Algorithm does with an item that it selected. */
@FunctionalInterface
interface ItemVisit {
    /** @param prompting false after a handler that asked for no {@code <reprompt>} */
    void visit(FormItem item, Frame frame, boolean prompting) throws Departure;
}
