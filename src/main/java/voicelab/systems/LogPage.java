package voicelab.systems;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.PathTable;
import voicelab.engines.logs.AlertRule;
import voicelab.engines.logs.LogCounts;
import voicelab.engines.logs.LogFiles;
import voicelab.net.BindFailure;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.metrics.MetricText;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;

/**
 * A log file's lines as counters at {@code /log}: read at every scrape, and between scrapes now and then, so that no rotation
 * outruns it.
 */
public final class LogPage implements AutoCloseable {
    private static final int UNAVAILABLE = 503;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final LabContext lab;
    private final LogCounts counts;
    private final Rounds rounds;
    private HttpServer server;

    public LogPage(LabContext lab, LogFiles files, List<AlertRule> rules) {
        this.lab = lab;
        this.counts = new LogCounts(files, rules);
        this.rounds = new Rounds(lab, LOOK_EVERY, this::lookAside);
    }

    /** @param bound takes the listener when it was opened */
    public void open(String listener, List<BoundListener> bound) throws BindFailure {
        PathTable paths = PathTable.EMPTY.get("/log", this::answer);
        server = Doors.http(lab, listener, HttpBounds.USUAL, paths, bound).orElse(null);
        if (server != null) rounds.start();
    }

    private HttpReply answer(Asked asked) throws HttpRefusal {
        try {
            counts.look();
        } catch (IOException e) {
            throw new HttpRefusal(UNAVAILABLE, "the log cannot be read: " + e.getMessage());
        }
        return HttpReply.of(200, MetricText.CONTENT_TYPE, counts.page().text());
    }

    /** A timer must not read files. */
    private void lookAside() {
        try {
            lab.workers().execute(this::look);
        } catch (RejectedExecutionException e) {
            // overloaded or closing: the next round or the next scrape will do
        }
    }

    private void look() {
        try {
            counts.look();
        } catch (IOException e) {
            // a scrape says so to whoever asks
        }
    }

    /** Counts from here on. */
    public void reset() {
        try {
            counts.reset();
        } catch (IOException e) {
            lab.arrivals().bug("forgetting the counts of a log", e);
        }
    }

    @Override
    public void close() {
        rounds.close();
        if (server != null) server.close();
    }
}
