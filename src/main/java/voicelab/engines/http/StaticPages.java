package voicelab.engines.http;

import java.util.List;
import java.util.Optional;
import voicelab.protocols.http.HttpReply;

/** Serves the first page found of its sources; stands in a table as {@code get("/{path*}", pages)}. */
public final class StaticPages implements HttpAnswer {
    private final List<PageSource> sources;

    public StaticPages(PageSource... sources) {
        this.sources = List.of(sources);
    }

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        String path = clean(asked.segment("path"));
        Optional<Page> page = find(path);
        if (page.isEmpty()) throw new HttpRefusal(notFound(path), "no page " + path);
        return page.get().answer(asked);
    }

    /** The page itself, for a room that changes it first. */
    public Optional<Page> find(String path) throws HttpRefusal {
        for (PageSource source : sources) {
            Optional<Page> page = source.find(path);
            if (page.isPresent()) return page;
        }
        return Optional.empty();
    }

    /** A path that stays inside its folder, or 404: no empty, {@code .} or {@code ..} segment, no backslash, no NUL. */
    static String clean(String path) throws HttpRefusal {
        for (String segment : path.split("/", -1)) {
            boolean bad = segment.isEmpty() || segment.startsWith(".") || segment.indexOf('\\') >= 0;
            if (bad || segment.indexOf('\0') >= 0) throw new HttpRefusal(notFound(path), "no such page");
        }
        return path;
    }

    private static HttpReply notFound(String path) {
        String shown = path.replace("&", "&amp;").replace("<", "&lt;");
        return HttpReply.of(
                404,
                "text/html; charset=utf-8",
                "<!DOCTYPE html><title>404</title><p>There is no page <code>/" + shown + "</code> here.</p>\n");
    }
}
