package voicelab.languages.voicexml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;

/** {@code <subdialog>}, VoiceXML 2.0 2.3.4: a context of its own, then the returned values as one object. */
final class SubdialogItem implements ItemVisit {
    @Override
    public void visit(FormItem item, Frame frame, boolean prompting) throws Departure {
        MarkupElement element = item.element();
        DialogRun run = frame.run;
        if (prompting) new Prompting(frame).queueFor(item);
        if (frame.context.depth >= run.limits.subdialogDepth())
            throw frame.thrown(
                    "error.semantic", element, "more than " + run.limits.subdialogDepth() + " nested subdialogs");
        String source = frame.either(element, "src", "srcexpr");
        Map<String, Object> sent = frame.values(element.get("namelist"), element);
        LoadedPage page = run.pages.called(source, sent, frame, element);
        Map<String, Object> parameters = parameters(element, frame);
        run.metric("subdialog_start", page);
        try {
            new ApplicationContext(run, frame.context.depth + 1).run(page, parameters);
        } catch (Departure.Returned returned) {
            run.metric("subdialog_return", page);
            returned(returned, item, frame);
        }
    }

    private static Map<String, Object> parameters(MarkupElement element, Frame frame) throws Departure {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (MarkupElement param : element.elements("param").toList()) {
            Object value = param.has("value") ? param.get("value") : frame.evaluate(param.get("expr"), param);
            parameters.put(param.get("name"), value);
        }
        return parameters;
    }

    private static void returned(Departure.Returned returned, FormItem item, Frame frame) throws Departure {
        if (returned.event() != null) throw returned.event();
        Scripts scripts = frame.run.scripts;
        Object value = scripts.wrap(Map.of());
        returned.values().forEach((name, member) -> scripts.setMember(value, name, member));
        item.value(value);
        FilledActions.run(List.of(item), frame);
    }
}
