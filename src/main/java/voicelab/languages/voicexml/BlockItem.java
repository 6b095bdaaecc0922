package voicelab.languages.voicexml;

/** {@code <block>}, VoiceXML 2.0 2.3.2: done before it begins. */
final class BlockItem implements ItemVisit {
    @Override
    public void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        item.value(true);
        frame.anonymous().execute(item.element().children());
    }
}
