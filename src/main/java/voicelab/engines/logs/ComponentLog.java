package voicelab.engines.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import voicelab.protocols.logs.LogLevel;
import voicelab.protocols.logs.LogLine;

/**
 * The log that a component writes. {@link #write} takes the line into a bounded queue and returns, a worker brings it to the
 * file at once; when more wait than {@value #MOST_WAITING}, further ones are dropped, and the log says how many. The file is
 * opened with the first line.
 */
public final class ComponentLog implements AutoCloseable {
    static final int MOST_WAITING = 5_000;

    private final LogFiles files;
    private final Clock clock;
    private final Executor workers;
    private final Consumer<String> trouble;
    private final Deque<LogLine> waiting = new ArrayDeque<>();
    private final Object file = new Object();
    private FileChannel channel;
    private long dropped;
    private boolean writing;
    private boolean closed;
    private boolean failed;

    /**
     * @param workers where the file is written
     * @param trouble hears, once, that it cannot be
     */
    public ComponentLog(LogFiles files, Clock clock, Executor workers, Consumer<String> trouble) {
        this.files = files;
        this.clock = clock;
        this.workers = workers;
        this.trouble = trouble;
    }

    /** @param guid of the session that the line belongs to; empty for none */
    public void write(LogLevel level, String guid, int id, String text) {
        LogLine line = new LogLine(clock.instant(), level, LogLine.callId(guid), id, text);
        synchronized (waiting) {
            if (closed) return;
            if (waiting.size() >= MOST_WAITING) {
                dropped++;
                return;
            }
            waiting.add(line);
            if (writing) return;
            writing = true;
        }
        try {
            workers.execute(this::drain);
        } catch (RejectedExecutionException e) {
            // overloaded: the next line tries again, and close() writes what is left
            synchronized (waiting) {
                writing = false;
            }
        }
    }

    private void drain() {
        for (List<LogLine> lines = take(); !lines.isEmpty(); lines = take()) append(lines);
    }

    /** What waits now; with nothing the drain is over. */
    private List<LogLine> take() {
        synchronized (waiting) {
            List<LogLine> lines = new ArrayList<>(waiting);
            waiting.clear();
            if (dropped > 0)
                lines.add(new LogLine(
                        clock.instant(), LogLevel.WARN, LogLine.NO_CALL, 0, dropped + " log lines were dropped"));
            dropped = 0;
            writing = !lines.isEmpty();
            return lines;
        }
    }

    private void append(List<LogLine> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line.written()).append('\n'));
        synchronized (file) {
            try {
                if (channel == null) open();
                ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) channel.write(bytes);
                if (channel.size() < files.bytes()) return;
                channel.close();
                channel = null;
                files.rotate();
            } catch (IOException e) {
                if (!failed) trouble.accept("the log " + files.current() + " cannot be written: " + e);
                failed = true;
                channel = null;
            }
        }
    }

    private void open() throws IOException {
        Files.createDirectories(files.folder());
        channel = FileChannel.open(files.current(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes what waits. */
    @Override
    public void close() {
        synchronized (waiting) {
            if (closed) return;
            closed = true;
        }
        drain();
        synchronized (file) {
            try {
                if (channel != null) channel.close();
            } catch (IOException e) {
                trouble.accept("the log " + files.current() + " did not close: " + e);
            }
            channel = null;
        }
    }
}
