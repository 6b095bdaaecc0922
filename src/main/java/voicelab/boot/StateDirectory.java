package voicelab.boot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a lab keeps its files: kept over boots and locked, or made for one run and gone with it. */
final class StateDirectory implements AutoCloseable {
    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel lock;

    private StateDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** @throws IOException a sentence: it cannot be written, or another lab has it */
    static StateDirectory open(Optional<Path> kept) throws IOException {
        if (kept.isEmpty()) return new StateDirectory(Files.createTempDirectory("voicelab-"), null);
        Path root = Files.createDirectories(kept.get().toAbsolutePath());
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // the kernel gives it back on kill -9
        if (lock(channel) != null) return new StateDirectory(root, channel);
        channel.close();
        throw new IOException("the state in " + root + " is in use by another lab");
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // a lab of this process has it
        }
    }

    Path root() {
        return root;
    }

    boolean kept() {
        return lock != null;
    }

    @Override
    public void close() {
        try {
            if (lock != null) lock.close();
            else delete();
        } catch (IOException e) {
            System.getLogger("voicelab").log(System.Logger.Level.WARNING, "left behind: " + root, e);
        }
    }

    private void delete() throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(path);
        }
    }
}
