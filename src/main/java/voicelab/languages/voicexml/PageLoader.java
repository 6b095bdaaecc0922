package voicelab.languages.voicexml;

import java.net.URI;
import java.util.Map;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupException;

/** Fetches and reads pages with their application roots, before anything of the current page is left. */
final class PageLoader {
    private static final String NO_DIALOG = " has no dialog ";

    private final DialogRun run;

    PageLoader(DialogRun run) {
        this.run = run;
    }

    LoadedPage first(URI uri, Map<String, String> fields) throws Departure {
        Fetching fetching = new Fetching(run, uri);
        Page page = read(fetching, FetchRequest.Purpose.PAGE, "GET", uri, fields, FormFields.URLENCODED);
        return loaded(fetching, page, uri.getFragment(), LoadedPage.How.GOTO, null);
    }

    /** Where {@code next} of goto, link and choice leads. */
    LoadedPage next(String next, Frame frame, MarkupElement element) throws Departure {
        if (next.strip().startsWith("#")) {
            Page page = frame.context.page();
            String fragment = next.strip().substring(1);
            MarkupElement dialog = page.dialog(fragment);
            if (dialog == null || fragment.isEmpty())
                throw frame.thrown("error.badfetch", element, page.uri() + NO_DIALOG + fragment);
            return new LoadedPage(page, page, dialog, LoadedPage.How.WITHIN_PAGE);
        }
        Fetching fetching = new Fetching(frame, element);
        URI uri = fetching.resolve(next);
        Page page = read(fetching, FetchRequest.Purpose.PAGE, "GET", uri, Map.of(), FormFields.URLENCODED);
        return loaded(fetching, page, uri.getFragment(), LoadedPage.How.GOTO, frame.context);
    }

    /** The answer to {@code <submit>}. */
    LoadedPage submitted(String next, Map<String, Object> values, Frame frame, MarkupElement element) throws Departure {
        Fetching fetching = new Fetching(frame, element);
        URI uri = fetching.resolve(next);
        Page page = read(
                fetching,
                FetchRequest.Purpose.PAGE,
                element.get("method", "get"),
                uri,
                FormFields.of(values, frame),
                element.get("enctype", FormFields.URLENCODED));
        return loaded(fetching, page, uri.getFragment(), LoadedPage.How.SUBMIT, frame.context);
    }

    /** The page of a subdialog; a fragment alone means the current page, to be begun anew. */
    LoadedPage called(String source, Map<String, Object> values, Frame frame, MarkupElement element) throws Departure {
        Fetching fetching = new Fetching(frame, element);
        URI uri = fetching.resolve(source);
        Page page = source.strip().startsWith("#")
                ? frame.context.page()
                : read(
                        fetching,
                        FetchRequest.Purpose.PAGE,
                        element.get("method", "get"),
                        uri,
                        FormFields.of(values, frame),
                        element.get("enctype", FormFields.URLENCODED));
        return loaded(fetching, page, uri.getFragment(), LoadedPage.How.SUBMIT, null);
    }

    private LoadedPage loaded(
            Fetching fetching, Page page, String fragment, LoadedPage.How how, ApplicationContext current)
            throws Departure {
        MarkupElement dialog = page.dialog(fragment);
        if (dialog == null && fragment != null && !fragment.isEmpty())
            throw fetching.badFetch("", page.uri() + NO_DIALOG + fragment);
        return new LoadedPage(page, root(fetching, page, current), dialog, how);
    }

    private Page root(Fetching fetching, Page page, ApplicationContext current) throws Departure {
        if (page.application() == null) return page;
        URI uri = Fetching.withoutFragment(page.application());
        if (uri.equals(page.uri())) return page;
        if (current != null && current.root() != null && current.root().uri().equals(uri)) return current.root();
        Page root = read(fetching, FetchRequest.Purpose.ROOT, "GET", uri, Map.of(), FormFields.URLENCODED);
        // VoiceXML 2.0 1.5.2: an application root names no root of its own
        if (root.application() != null)
            throw new Departure.Thrown(
                    "error.semantic",
                    "the application root names a root itself",
                    uri + ":" + root.vxml().line());
        run.metric("root_appl", uri);
        return root;
    }

    private Page read(
            Fetching fetching,
            FetchRequest.Purpose purpose,
            String method,
            URI uri,
            Map<String, String> fields,
            String encoding)
            throws Departure {
        Fetched.Document document = fetching.fetch(purpose, method, uri, fields, encoding);
        URI from = Fetching.withoutFragment(uri);
        try {
            Page page = PageReader.read(
                    document.body(), from, Fetching.withoutFragment(document.finalUri()), run.limits.pageBytes());
            run.metric("compile_done", from);
            return page;
        } catch (MarkupException e) {
            run.note(from + ": " + e.getMessage(), from, e.line());
            throw new Departure.Thrown("error.badfetch", e.getMessage(), from + ":" + e.line());
        }
    }
}
