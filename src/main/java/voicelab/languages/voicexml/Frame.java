package voicelab.languages.voicexml;

import java.net.URI;
import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.ScriptFailure;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;

/**
 * Where something is executed: the page, the dialog if one is entered, the form item being visited, the variables in reach.
 */
final class Frame {
    final DialogRun run;
    final ApplicationContext context;
    final FormRun form;
    final FormItem item;
    final Scope scope;

    /** @param form null while a page is initialised; {@code item} null outside of form items */
    Frame(ApplicationContext context, FormRun form, FormItem item, Scope scope) {
        this.run = context.run;
        this.context = context;
        this.form = form;
        this.item = item;
        this.scope = scope;
    }

    /** The same place with an anonymous scope of its own. */
    Frame anonymous() {
        return new Frame(context, form, item, run.scripts.scope(null, scope));
    }

    void execute(List<MarkupNode> content) throws Departure {
        Executables.execute(content, this);
    }

    String place(MarkupElement element) {
        return context.page().place(element);
    }

    Departure.Thrown thrown(String event, MarkupElement where, String message) {
        return new Departure.Thrown(event, message, place(where));
    }

    Object evaluate(String expression, MarkupElement where) throws Departure {
        try {
            return run.scripts.evaluate(scope, expression, pageName(), where.line());
        } catch (ScriptFailure e) {
            throw failed(e);
        }
    }

    void script(String program, MarkupElement where, URI source, int line) throws Departure {
        try {
            run.scripts.run(scope, program, source.toString(), line);
        } catch (ScriptFailure e) {
            throw new Departure.Thrown(
                    "error.semantic", e.getMessage() + " (script of " + where + ")", source + ":" + e.line());
        }
    }

    void assign(String target, Object value, MarkupElement where) throws Departure {
        try {
            run.scripts.assign(scope, target, value, pageName(), where.line());
        } catch (ScriptFailure e) {
            throw failed(e);
        }
    }

    String text(Object value, MarkupElement where) throws Departure {
        try {
            return run.scripts.text(value, where.line());
        } catch (ScriptFailure e) {
            throw failed(e);
        }
    }

    /** The attribute's expression as text. */
    String textOf(String attribute, MarkupElement element) throws Departure {
        return text(evaluate(element.get(attribute), element), element);
    }

    /** One attribute or the other, the second an expression; null when neither is there. */
    String either(MarkupElement element, String literal, String expression) throws Departure {
        if (element.has(literal)) return element.get(literal);
        return element.has(expression) ? textOf(expression, element) : null;
    }

    /** Whether {@code cond} holds or is absent. */
    boolean holds(MarkupElement element) throws Departure {
        String cond = element.get("cond");
        return cond == null || run.scripts.truth(evaluate(cond, element));
    }

    /** The value of an attribute that is an expression; undefined when absent. */
    Object valueOf(String attribute, MarkupElement element) throws Departure {
        return element.has(attribute) ? evaluate(element.get(attribute), element) : Scripts.UNDEFINED;
    }

    /** The named variables; an undeclared one is {@code error.semantic}. */
    Map<String, Object> values(String namelist, MarkupElement where) throws Departure {
        Map<String, Object> all = new java.util.LinkedHashMap<>();
        for (String name : names(namelist)) all.put(name, evaluate(name, where));
        return all;
    }

    /** The same as plain values. */
    Map<String, Object> plainValues(String namelist, MarkupElement where) throws Departure {
        Map<String, Object> all = values(namelist, where);
        all.replaceAll((name, value) -> run.scripts.plain(value));
        return all;
    }

    static List<String> names(String namelist) {
        return namelist == null || namelist.isBlank()
                ? List.of()
                : List.of(namelist.strip().split("\\s+"));
    }

    /** The property in force here. */
    String property(String name) {
        return Properties.find(name, this);
    }

    private String pageName() {
        return context.page().uri().toString();
    }

    private Departure.Thrown failed(ScriptFailure failure) {
        return new Departure.Thrown("error.semantic", failure.getMessage(), pageName() + ":" + failure.line());
    }
}
