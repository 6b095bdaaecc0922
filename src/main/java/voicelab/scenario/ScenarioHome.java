package voicelab.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import voicelab.engines.http.FolderPages;
import voicelab.engines.http.JarPages;
import voicelab.engines.http.PageSource;

/**
 * Where a scenario lives, for what it names beside itself.
 *
 * @param file for complaints
 * @param folder the file's folder; empty for a shipped one, whose folder is {@code scenarios/} in the jar
 */
record ScenarioHome(String file, Optional<Path> folder) {
    private static final String SHIPPED = "scenarios/";

    static ScenarioHome of(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return new ScenarioHome(file.toString(), Optional.of(parent));
    }

    static ScenarioHome shipped(String resource) {
        return new ScenarioHome(resource, Optional.empty());
    }

    /** A file beside the scenario, or the name itself where the scenario is shipped. */
    String beside(String name) {
        return folder.map(f -> f.resolve(name).toString()).orElse(name);
    }

    /** The pages of a folder beside the scenario; empty when there is no such folder. */
    Optional<PageSource> pages(String name, Instant modified) {
        if (folder.isPresent()) {
            Path pages = folder.get().resolve(name);
            return Files.isDirectory(pages) ? Optional.of(new FolderPages(pages)) : Optional.empty();
        }
        boolean plain = name.matches("[a-z0-9-]{1,64}");
        if (!plain || ScenarioHome.class.getClassLoader().getResource(SHIPPED + name) == null) return Optional.empty();
        return Optional.of(new JarPages(SHIPPED + name, modified));
    }
}
