package voicelab.systems;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.http.FetchLog;
import voicelab.engines.http.FolderPages;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.JarPages;
import voicelab.engines.http.PageSource;
import voicelab.engines.http.PathTable;
import voicelab.engines.http.PutPages;
import voicelab.engines.http.StaticPages;
import voicelab.standin.LabContext;
import voicelab.standin.Settings;

/**
 * What rooms of pages share: pages that clients put, then those of the user's folder ({@code pages: ./my-app}), then the
 * jar's, and a log of who fetched what. Everything under {@code /lab/} is ours.
 */
public final class PageHouse {
    private static final String PAGES = "pages";

    private final FetchLog log;
    private final PutPages put;
    private final StaticPages pages;

    private PageHouse(FetchLog log, PutPages put, StaticPages pages) {
        this.log = log;
        this.put = put;
        this.pages = pages;
    }

    /** @param jarFolder where the jar's own pages lie */
    public static PageHouse open(LabContext lab, String jarFolder) {
        PutPages put = new PutPages(lab.clock());
        PageSource folder =
                folder(lab.settings()).<PageSource>map(FolderPages::new).orElse(path -> Optional.empty());
        PageSource jar = new JarPages(jarFolder, lab.clock().instant());
        return new PageHouse(new FetchLog(lab.clock()), put, new StaticPages(put, folder, jar));
    }

    private static Optional<Path> folder(Settings settings) {
        settings.only(Set.of(PAGES));
        Optional<Path> folder = settings.get(PAGES).map(Settings::text).map(Path::of);
        if (folder.isPresent() && !Files.isDirectory(folder.get()))
            throw settings.get(PAGES).orElseThrow().fault("no such folder: " + folder.get());
        return folder;
    }

    /** The page itself, for an answer that changes it first. */
    public StaticPages pages() {
        return pages;
    }

    public HttpAnswer logged(HttpAnswer answer) {
        return log.logged(answer);
    }

    /** The pages and their log; a room's own rows go before. */
    public PathTable behind(PathTable own) {
        return own.get("/lab/log", log::list)
                .get("/lab/counts", log::counts)
                .put("/lab/pages/{path*}", put::put)
                .delete("/lab/pages/{path*}", put::delete)
                .get("/{path*}", log.logged(pages));
    }

    public void reset() {
        log.clear();
        put.clear();
    }

    public void save(Path folder) throws IOException {
        put.save(folder);
    }

    public void restore(Path folder) throws IOException {
        put.restore(folder);
    }
}
