package voicelab.engines.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.http.HttpReply;

/** Pages that clients put and delete: they go before all others until deleted or reset. At most {@value #MAX_PAGES}. */
public final class PutPages implements PageSource {
    private static final int MAX_PAGES = 200;
    private static final String NAME = ".name";

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

    /** Writes each page as two files: its content, and its type and path. */
    public synchronized void save(Path folder) throws IOException {
        int number = 0;
        for (Map.Entry<String, Page> one : pages.entrySet()) {
            Path content = folder.resolve(Integer.toString(++number));
            Files.write(content, one.getValue().content());
            Files.writeString(
                    content.resolveSibling(number + NAME), one.getValue().mediaType() + '\n' + one.getKey());
        }
    }

    public synchronized void restore(Path folder) throws IOException {
        pages.clear();
        for (int number = 1; Files.exists(folder.resolve(number + NAME)) && number <= MAX_PAGES; number++) {
            String[] name = Files.readString(folder.resolve(number + NAME)).split("\n", 2);
            if (name.length < 2) throw new IOException(number + NAME + " names no page");
            byte[] content = Files.readAllBytes(folder.resolve(Integer.toString(number)));
            pages.put(name[1], new Page(name[0], content, clock.instant()));
        }
    }

    public synchronized void clear() {
        pages.clear();
    }
}
