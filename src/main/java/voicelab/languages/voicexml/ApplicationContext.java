package voicelab.languages.voicexml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.markup.MarkupElement;

/**
 * One execution context: an application root, the current page and its dialogs, one after the other. The session has one, and
 * each subdialog one of its own that knows nothing of its caller's (VoiceXML 2.0 2.3.4).
 */
final class ApplicationContext {
    final DialogRun run;
    final int depth;
    private Page root;
    private Page page;
    private Scope application;
    private Scope document;

    ApplicationContext(DialogRun run, int depth) {
        this.run = run;
        this.depth = depth;
    }

    Page page() {
        return page;
    }

    /** The application root; null before the first page. */
    Page root() {
        return root;
    }

    Scope application() {
        return application;
    }

    Scope document() {
        return document;
    }

    /** Whether this context was opened by a subdialog. */
    boolean called() {
        return depth > 0;
    }

    /**
     * Runs dialogs until one leaves for good.
     *
     * @param parameters of the subdialog, else empty
     */
    void run(LoadedPage first, Map<String, Object> parameters) throws Departure {
        LoadedPage next = first;
        Map<String, Object> given = parameters;
        while (true) {
            FormRun form = enter(next, given);
            given = Map.of();
            try {
                form.run();
                throw run.ended(Map.of());
            } catch (Departure.ToDialog to) {
                next = to.target();
            }
        }
    }

    private FormRun enter(LoadedPage next, Map<String, Object> parameters) {
        boolean newPage = next.how() != LoadedPage.How.WITHIN_PAGE || page == null;
        boolean newRoot = newPage && !keepsRoot(next);
        page = next.page();
        if (newRoot) {
            root = next.root();
            application = run.scripts.scope("application", run.session);
        }
        if (newPage) document = pageIsRoot() ? application : run.scripts.scope("document", application);
        if (newPage && pageIsRoot()) application.nameItself("document");
        boolean initialise = newPage && (newRoot || !pageIsRoot());
        return new FormRun(this, next, parameters, newRoot, initialise);
    }

    /** VoiceXML 2.0 1.5.2: which transitions leave the root's variables alone. */
    private boolean keepsRoot(LoadedPage next) {
        if (root == null || !root.sameAs(next.root())) return false;
        boolean toRootItself = next.page().sameAs(next.root());
        boolean fromRootItself = pageIsRoot();
        if (!toRootItself) return true;
        return !fromRootItself && next.how() == LoadedPage.How.GOTO;
    }

    private boolean pageIsRoot() {
        return page.sameAs(root);
    }

    /** Initialises variables and scripts of the root and of the page. */
    void initialise(boolean rootToo, boolean pageToo) throws Departure {
        if (rootToo && !pageIsRoot()) initialise(root, application);
        if (pageToo) initialise(page, document);
    }

    private void initialise(Page which, Scope scope) throws Departure {
        Page current = page;
        page = which;
        try {
            Frame frame = new Frame(this, null, null, scope);
            for (MarkupElement element : which.vxml().elements().toList())
                if (Set.of("var", "script", "data").contains(element.name())) Executables.execute(element, frame);
        } finally {
            page = current;
        }
    }

    /** The elements whose catches, properties and links are in force, innermost first. */
    List<MarkupElement> levels(FormRun form, FormItem item) {
        Set<MarkupElement> levels = new LinkedHashSet<>();
        if (item != null) levels.add(item.element());
        if (form != null && form.element() != null) levels.add(form.element());
        levels.add(page.vxml());
        levels.add(root.vxml());
        return List.copyOf(levels);
    }
}
