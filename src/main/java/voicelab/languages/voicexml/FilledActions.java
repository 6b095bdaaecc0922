package voicelab.languages.voicexml;

import java.util.Collection;
import java.util.List;
import voicelab.languages.markup.MarkupElement;

/** {@code <filled>}, VoiceXML 2.0 2.4 and the process phase of appendix C: in document order, those that new values trigger. */
final class FilledActions {
    private FilledActions() {}

    static void run(Collection<FormItem> justFilled, Frame frame) throws Departure {
        for (MarkupElement child : frame.form.element().elements().toList()) {
            if (child.is("filled") && triggered(child, justFilled, frame)) execute(child, frame);
            for (FormItem item : justFilled)
                if (item.element() == child)
                    for (MarkupElement filled : child.elements("filled").toList()) execute(filled, frame);
        }
    }

    private static void execute(MarkupElement filled, Frame frame) throws Departure {
        frame.run.metric("filled_enter", frame.place(filled));
        frame.anonymous().execute(filled.children());
        frame.run.metric("filled_exit", frame.place(filled));
    }

    private static boolean triggered(MarkupElement filled, Collection<FormItem> justFilled, Frame frame)
            throws Departure {
        List<FormItem> watched = watched(filled, frame);
        if (watched.stream().noneMatch(justFilled::contains)) return false;
        return filled.get("mode", "all").equals("any") || watched.stream().allMatch(FormItem::filled);
    }

    private static List<FormItem> watched(MarkupElement filled, Frame frame) throws Departure {
        if (!filled.has("namelist"))
            return frame.form.items().stream().filter(FormItem::isInput).toList();
        List<FormItem> watched = new java.util.ArrayList<>();
        for (String name : Frame.names(filled.get("namelist"))) {
            FormItem item = frame.form.item(name);
            if (item == null || !item.isInput()) throw frame.thrown("error.badfetch", filled, "no input item " + name);
            watched.add(item);
        }
        return watched;
    }
}
