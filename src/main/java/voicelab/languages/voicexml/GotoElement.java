package voicelab.languages.voicexml;

import voicelab.languages.markup.MarkupElement;

/** {@code <goto>}, VoiceXML 2.0 5.3.7. The next page is fetched while the current one still answers for errors. */
final class GotoElement implements Executable {
    @Override
    public void execute(MarkupElement element, Frame frame) throws Departure {
        String itemName = frame.either(element, "nextitem", "expritem");
        if (itemName != null) {
            FormItem item = frame.form == null ? null : frame.form.item(itemName);
            if (item == null) throw frame.thrown("error.badfetch", element, "no form item " + itemName);
            throw new Departure.ToItem(item);
        }
        String next = frame.either(element, "next", "expr");
        frame.run.metric("goto", next);
        throw new Departure.ToDialog(frame.run.pages.next(next, frame, element));
    }
}
