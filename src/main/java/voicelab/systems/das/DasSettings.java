package voicelab.systems.das;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import voicelab.standin.Settings;

/** @param folder pages of the user's own ({@code pages: ./my-app}); they go before the jar's */
record DasSettings(Optional<Path> folder) {

    static DasSettings read(Settings settings) {
        settings.only(Set.of("pages"));
        Optional<Path> folder = settings.get("pages").map(Settings::text).map(Path::of);
        if (folder.isPresent() && !Files.isDirectory(folder.get()))
            throw settings.get("pages").orElseThrow().fault("no such folder: " + folder.get());
        return new DasSettings(folder);
    }
}
