package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.Scripts;
import voicelab.languages.markup.MarkupElement;

/**
 * One visit to a form or menu: the Form Interpretation Algorithm, VoiceXML 2.0 section 2.1.6 and appendix C. A menu is a form
 * whose only item is the menu.
 */
final class FormRun {
    private final ApplicationContext context;
    private final DialogRun run;
    private final MarkupElement element;
    private final LastResult heard;
    private final Map<String, Object> parameters;
    private final boolean initialiseRoot;
    private final boolean initialisePage;
    private final Scope dialog;
    private final List<FormItem> items = new ArrayList<>();
    private final EventCounters events = new EventCounters();
    private FormItem chosen;
    private boolean silent;
    private boolean reprompt;

    FormRun(
            ApplicationContext context,
            LoadedPage target,
            Map<String, Object> parameters,
            boolean initialiseRoot,
            boolean initialisePage) {
        this.context = context;
        this.run = context.run;
        this.element = target.dialog();
        this.heard = target.heard();
        this.parameters = parameters;
        this.initialiseRoot = initialiseRoot;
        this.initialisePage = initialisePage;
        this.dialog = run.scripts.scope("dialog", context.document());
    }

    MarkupElement element() {
        return element;
    }

    Scope dialog() {
        return dialog;
    }

    List<FormItem> items() {
        return items;
    }

    /** The named item, or null. */
    FormItem item(String name) {
        for (FormItem item : items) if (item.named() && item.name().equals(name)) return item;
        return null;
    }

    /** A handler asked for the prompts again. */
    void reprompt() {
        reprompt = true;
    }

    Frame frame(FormItem item) {
        return new Frame(context, this, item, dialog);
    }

    /** Returns when no item is left to visit; every other end is a departure. */
    void run() throws Departure {
        try {
            context.initialise(initialiseRoot, initialisePage);
        } catch (Departure.Thrown thrown) {
            handle(thrown, new Frame(context, null, null, context.document()), events);
        }
        if (element == null) return;
        run.metric("form_enter", element.get("id", "<" + element.name() + ">"));
        try {
            new FormStart(this, frame(null), parameters).run();
            if (heard != null) Filling.form(frame(null), heard);
        } catch (Departure.Thrown thrown) {
            handleChoosing(thrown, null);
        }
        boolean more = true;
        while (more) more = visitNext();
        run.metric("form_exit", element.get("id", "<" + element.name() + ">"));
    }

    private boolean visitNext() throws Departure {
        FormItem item = null;
        try {
            item = select();
            if (item == null) return false;
            run.effort.transition(context.page().place(item.element()));
            if (run.line.gone() && !run.over()) throw run.hungUp(context.page().place(item.element()));
            run.metric("form_select", item.name());
            boolean prompting = !silent;
            silent = false;
            ItemVisits.visit(item, frame(item), prompting);
        } catch (Departure.Thrown thrown) {
            handleChoosing(thrown, item);
        } catch (Departure.ToItem to) {
            chosen = to.item();
        }
        return true;
    }

    private FormItem select() throws Departure {
        if (chosen != null) {
            FormItem item = chosen;
            chosen = null;
            return item;
        }
        for (FormItem item : items) if (!item.filled() && frame(item).holds(item.element())) return item;
        return null;
    }

    /** A handler may itself choose the next item. */
    private void handleChoosing(Departure.Thrown thrown, FormItem item) throws Departure {
        try {
            handle(thrown, frame(item), item == null ? events : item.events());
        } catch (Departure.ToItem to) {
            chosen = to.item();
            silent = !reprompt;
        }
    }

    /** Runs handlers until one ends without throwing another event. */
    private void handle(Departure.Thrown first, Frame frame, EventCounters counters) throws Departure {
        Departure.Thrown thrown = first;
        while (thrown != null) {
            reprompt = false;
            run.metric("event", thrown.event(), String.valueOf(thrown.getMessage()));
            try {
                run.effort.transition(thrown.place());
                counters.occurred(thrown.event());
                handleOne(thrown, frame, counters);
                thrown = null;
            } catch (Departure.Thrown another) {
                thrown = another;
            }
        }
        silent = !reprompt;
    }

    private void handleOne(Departure.Thrown thrown, Frame frame, EventCounters counters) throws Departure {
        Frame inside = frame.anonymous();
        inside.scope.put("_event", thrown.event());
        inside.scope.put("_message", thrown.getMessage() == null ? Scripts.UNDEFINED : thrown.getMessage());
        MarkupElement handler = Catches.select(thrown.event(), counters, inside);
        if (thrown.event().startsWith("error."))
            run.trace.log(new LogLine(
                    "interpreter",
                    thrown.event() + ": " + thrown.getMessage() + " at " + thrown.place(),
                    "",
                    context.page().uri(),
                    handler == null ? 0 : handler.line()));
        if (handler == null) {
            reprompt = DefaultHandlers.handle(thrown, run);
            return;
        }
        run.metric("event_handler_enter", thrown.event(), context.page().place(handler));
        inside.execute(handler.children());
        run.metric("event_handler_exit", thrown.event());
    }
}
