package voicelab.languages.voicexml;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import voicelab.languages.markup.MarkupElement;

/** Form initialisation, VoiceXML 2.0 2.1.6.1: variables, scripts and item variables in document order. */
final class FormStart {
    private final FormRun form;
    private final Frame frame;
    private final Map<String, Object> parameters;
    private final Set<String> taken = new HashSet<>();

    FormStart(FormRun form, Frame frame, Map<String, Object> parameters) {
        this.form = form;
        this.frame = frame;
        this.parameters = parameters;
    }

    void run() throws Departure {
        MarkupElement dialog = form.element();
        if (dialog.is("menu")) form.items().add(new FormItem(dialog, form.dialog()));
        else for (MarkupElement child : dialog.elements().toList()) initialise(child);
        for (String name : parameters.keySet())
            if (!taken.contains(name))
                throw frame.thrown("error.semantic", dialog, "the subdialog has no <var> for the parameter " + name);
    }

    private void initialise(MarkupElement child) throws Departure {
        switch (child.name()) {
            case "var" -> variable(child);
            case "script", "data" -> Executables.execute(child, frame);
            case "block", "field", "initial", "subdialog", "transfer", "record", "object" -> {
                FormItem item = new FormItem(child, form.dialog());
                if (item.named() && form.dialog().has(item.name()))
                    throw frame.thrown("error.badfetch", child, "a second variable " + item.name());
                form.items().add(item);
                item.value(frame.valueOf("expr", child));
            }
            default -> {}
        }
    }

    /** VoiceXML 2.0 2.3.4: a parameter's value comes before the variable's own expression. */
    private void variable(MarkupElement child) throws Departure {
        String name = child.get("name");
        if (parameters.containsKey(name)) {
            taken.add(name);
            form.dialog().put(name, parameters.get(name));
        } else {
            Executables.execute(child, frame);
        }
    }
}
