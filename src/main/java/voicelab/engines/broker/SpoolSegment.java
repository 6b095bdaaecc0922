package voicelab.engines.broker;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.zip.CRC32;

/** One append-only file of a spool: frames of length (4 bytes), CRC-32 (4 bytes) and body, big-endian. */
final class SpoolSegment implements Closeable {
    static final String SUFFIX = ".spool";
    private static final int HEAD_BYTES = 8;

    private final Path file;
    private final long number;
    private final FileChannel channel;
    private long size;

    private SpoolSegment(Path file, long number, FileChannel channel, long size) {
        this.file = file;
        this.number = number;
        this.channel = channel;
        this.size = size;
    }

    static SpoolSegment open(Path directory, long number) throws IOException {
        Path file = directory.resolve(String.format(Locale.ROOT, "%010d", number) + SUFFIX);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new SpoolSegment(file, number, channel, channel.size());
    }

    /** The number in a segment's file name; -1 for any other file. */
    static long number(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(SUFFIX)) return -1;
        try {
            return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    static int frameBytes(byte[] body) {
        return HEAD_BYTES + body.length;
    }

    long number() {
        return number;
    }

    long size() {
        return size;
    }

    /** One write call for the whole frame; what a failed one left behind is cut off again. */
    void append(byte[] body) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(frameBytes(body));
        frame.putInt(body.length).putInt(crc(body)).put(body).flip();
        try {
            long at = size;
            while (frame.hasRemaining()) at += channel.write(frame, at);
            size = at;
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        }
    }

    /** The body of the frame at this place; null where no whole and sound frame begins. */
    byte[] read(long at, int maxBytes) throws IOException {
        ByteBuffer head = fill(ByteBuffer.allocate(HEAD_BYTES), at);
        if (head == null) return null;
        int length = head.getInt();
        int crc = head.getInt();
        if (length < 0 || length > maxBytes) return null;
        ByteBuffer body = fill(ByteBuffer.allocate(length), at + HEAD_BYTES);
        if (body == null || crc(body.array()) != crc) return null;
        return body.array();
    }

    private ByteBuffer fill(ByteBuffer into, long at) throws IOException {
        long from = at;
        while (into.hasRemaining()) {
            int n = channel.read(into, from);
            if (n < 0) return null;
            from += n;
        }
        return into.flip();
    }

    /** Cuts off a frame that was being written when the process died. */
    void truncate(long to) throws IOException {
        channel.truncate(to);
        size = to;
    }

    void force() throws IOException {
        try {
            channel.force(false);
        } catch (ClosedChannelException e) {
            // drained and deleted meanwhile
        }
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int crc(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }
}
