package voicelab.engines.http;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.http.HttpReply;

/** Pages that clients put and delete: they go before all others until deleted or reset. At most {@value #MAX_PAGES}. */
public final class PutPages implements PageSource {
    private static final int MAX_PAGES = 200;

    private final Clock clock;
    private final Map<String, Page> pages = new LinkedHashMap<>();

    public PutPages(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Optional<Page> find(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    /** 201 for a new page, 204 for a changed one; the segment {@code path} says which. */
    public synchronized HttpReply put(Asked asked) throws HttpRefusal {
        String path = StaticPages.clean(asked.segment("path"));
        if (path.isEmpty()) throw new HttpRefusal(400, "name the page to put");
        if (pages.size() >= MAX_PAGES && !pages.containsKey(path))
            throw new HttpRefusal(507, "at most " + MAX_PAGES + " pages can be put");
        String type = asked.request().headers().first("Content-Type").orElseGet(() -> MediaTypes.of(path));
        Page before = pages.put(path, new Page(type, asked.request().body(), clock.instant()));
        return before == null ? HttpReply.empty(201).with("Location", "/" + path) : HttpReply.empty(204);
    }

    /** 204, or 404 for one that was never put; a page of the jar or of the folder comes to light again. */
    public synchronized HttpReply delete(Asked asked) throws HttpRefusal {
        String path = StaticPages.clean(asked.segment("path"));
        if (pages.remove(path) == null) throw new HttpRefusal(404, "no page was put as " + path);
        return HttpReply.empty(204);
    }

    public synchronized void clear() {
        pages.clear();
    }
}
