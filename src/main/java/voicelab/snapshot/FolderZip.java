package voicelab.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder as a zip file and back, within bounds. */
final class FolderZip {
    private static final int MAX_ENTRIES = 100_000;
    private static final long MAX_BYTES = 4L << 30;

    private FolderZip() {}

    /** Writes beside {@code file} first, so that a failure leaves the earlier one whole. */
    static void pack(Path folder, Path file) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path one : tree(folder)) {
                if (Files.isDirectory(one)) continue;
                zip.putNextEntry(new ZipEntry(folder.relativize(one).toString().replace('\\', '/')));
                Files.copy(one, zip);
                zip.closeEntry();
            }
        } catch (IOException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    /** @throws SnapshotFailure when it is no zip, leads out of the folder or is beyond the bounds */
    static void unpack(Path file, Path folder) throws IOException {
        Path root = folder.toAbsolutePath().normalize();
        int entries = 0;
        long left = MAX_BYTES;
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MAX_ENTRIES) throw new SnapshotFailure(file + " has over " + MAX_ENTRIES + " entries");
                Path to = root.resolve(entry.getName()).normalize();
                if (!to.startsWith(root)) throw new SnapshotFailure(file + " leads out of itself: " + entry.getName());
                if (entry.isDirectory()) continue;
                Files.createDirectories(to.getParent());
                left -= copy(zip, to, left);
                if (left < 0) throw new SnapshotFailure(file + " unpacks to over " + MAX_BYTES + " bytes");
            }
        } catch (java.util.zip.ZipException | IllegalArgumentException e) {
            throw new SnapshotFailure(file + " is no snapshot: " + e.getMessage(), e);
        }
        if (entries == 0) throw new SnapshotFailure(file + " is no snapshot: it is no zip file, or an empty one");
    }

    private static long copy(InputStream in, Path to, long most) throws IOException {
        long written = 0;
        byte[] buffer = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(to)) {
            for (int n = in.read(buffer); n >= 0 && written <= most; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                written += n;
            }
        }
        return written;
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(one);
        }
    }
}
