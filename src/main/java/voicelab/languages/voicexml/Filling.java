package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import voicelab.languages.ecmascript.Scripts;

/** Puts what was heard into form items, VoiceXML 2.0 3.1.6, and runs the filled actions that this triggers. */
final class Filling {
    private Filling() {}

    /** The result of an item's own grammar. */
    static void item(Frame frame, LastResult result) throws Departure {
        FilledActions.run(List.of(fillItem(frame.item, frame, result)), frame);
    }

    /** The result of a grammar of the form. */
    static void form(Frame frame, LastResult result) throws Departure {
        FilledActions.run(fillForm(frame, result), frame);
    }

    /** 3.1.6.2: the item's slot of a structured result, else the whole result. */
    private static FormItem fillItem(FormItem item, Frame frame, LastResult result) throws Departure {
        Object slot = slot(item, frame, result);
        fill(item, Scripts.isUndefined(slot) ? result.interpretation() : slot, frame, result);
        return item;
    }

    private static Object slot(FormItem item, Frame frame, LastResult result) {
        String name = item.element().get("slot", item.element().get("name"));
        if (name == null || result.interpretation() instanceof CharSequence) return Scripts.UNDEFINED;
        Object at = result.interpretation();
        for (String step : name.split("\\.")) at = frame.run.scripts.member(at, step);
        return at;
    }

    /** 3.1.6.1: every input item whose slot the result has; an {@code <initial>} is done then. */
    private static List<FormItem> fillForm(Frame frame, LastResult result) throws Departure {
        List<FormItem> filled = new ArrayList<>();
        for (FormItem item : frame.form.items()) {
            if (!item.element().is("field")) continue;
            Object value = slot(item, frame, result);
            if (Scripts.isUndefined(value)) continue;
            fill(item, value, frame, result);
            filled.add(item);
        }
        if (!filled.isEmpty())
            for (FormItem item : frame.form.items()) if (item.element().is("initial")) item.value(true);
        return filled;
    }

    private static void fill(FormItem item, Object value, Frame frame, LastResult result) throws Departure {
        item.value(value);
        item.shadow(result.shadow(frame.run.scripts));
        frame.run.metric("filling", item.name(), frame.text(value, item.element()));
    }
}
