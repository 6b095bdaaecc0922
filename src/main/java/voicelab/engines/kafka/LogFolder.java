package voicelab.engines.kafka;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A broker's directory as files. */
final class LogFolder {
    private static final String DELETED = "-delete";

    private LogFolder() {}

    /** Everything but what a broker makes anew (indexes) and what says how its last run ended. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes about) throws IOException {
                if (folder.getFileName().toString().endsWith(DELETED)) return FileVisitResult.SKIP_SUBTREE;
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                if (!isMadeAnew(file.getFileName().toString()))
                    try {
                        Files.copy(file, to.resolve(from.relativize(file).toString()));
                    } catch (NoSuchFileException e) {
                        // a checkpoint is being replaced; the broker does without
                    }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
                throw e;
            }
        });
    }

    private static boolean isMadeAnew(String name) {
        return name.equals(".lock")
                || name.equals(".kafka_cleanshutdown")
                || name.endsWith(".index")
                || name.endsWith(".timeindex")
                || name.endsWith(".tmp");
    }

    /** Topics removed by the last run whose files it had no time to remove; a broker would open them again. */
    static void dropRemoved(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        try (DirectoryStream<Path> removed = Files.newDirectoryStream(directory, "*" + DELETED)) {
            for (Path folder : removed) {
                empty(folder);
                Files.delete(folder);
            }
        }
    }

    static void empty(Path directory) throws IOException {
        if (!Files.exists(directory)) return;
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes about) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                if (e != null) throw e;
                if (!folder.equals(directory)) Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
