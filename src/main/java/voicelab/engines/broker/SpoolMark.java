package voicelab.engines.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * Up to where a spool is acknowledged: one small file, overwritten in one write. A mark that is lost or torn means the
 * beginning: records are then posted again and the store drops the duplicates.
 */
final class SpoolMark implements Closeable {
    private static final int BYTES = 24;

    /** A segment's number and the offset of its first frame that waits. */
    record Place(long segment, long offset) {}

    private final FileChannel channel;

    private SpoolMark(FileChannel channel) {
        this.channel = channel;
    }

    static SpoolMark open(Path directory) throws IOException {
        Path file = directory.resolve("acknowledged");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) return new SpoolMark(channel);
        } catch (java.nio.channels.OverlappingFileLockException e) {
            // the same process has it open: told below like any other
        }
        channel.close();
        throw new IOException("spool " + directory + " is used by another poster");
    }

    Place read() throws IOException {
        ByteBuffer in = ByteBuffer.allocate(BYTES);
        if (channel.read(in, 0) < BYTES) return new Place(0, 0);
        in.flip();
        Place place = new Place(in.getLong(), in.getLong());
        return in.getLong() == crc(place) ? place : new Place(0, 0);
    }

    void write(Place place) throws IOException {
        ByteBuffer out = ByteBuffer.allocate(BYTES);
        out.putLong(place.segment).putLong(place.offset).putLong(crc(place)).flip();
        channel.write(out, 0);
    }

    private static long crc(Place place) {
        CRC32 crc = new CRC32();
        crc.update(ByteBuffer.allocate(16)
                .putLong(place.segment)
                .putLong(place.offset)
                .array());
        return crc.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
