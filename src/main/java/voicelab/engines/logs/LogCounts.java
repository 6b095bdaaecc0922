package voicelab.engines.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import voicelab.protocols.logs.LogLevel;
import voicelab.protocols.logs.LogLine;
import voicelab.protocols.metrics.MetricPage;

/**
 * Counts the lines of one log: by level, by id, and by alert. The names of the metrics are ours, as no public source has the real
 * ones; those of the alerts in them are public. Thread-safe.
 */
public final class LogCounts {
    private static final String PREFIX = "lab_log_";
    private static final int MOST_IDS = 500;

    private final List<AlertRule> rules;
    private final LogTail tail;
    private final Map<LogLevel, Long> levels = new EnumMap<>(LogLevel.class);
    private final Map<Integer, Long> ids = new TreeMap<>();
    private final long[] alerts;
    private long unreadable;

    public LogCounts(LogFiles files, List<AlertRule> rules) {
        this.rules = new ArrayList<>(rules);
        this.tail = new LogTail(files);
        this.alerts = new long[rules.size()];
    }

    /** Counts what was added to the log. */
    public synchronized void look() throws IOException {
        tail.read(this::count);
    }

    private void count(String text) {
        Optional<LogLine> read = LogLine.read(text);
        if (read.isEmpty()) {
            unreadable++;
            return;
        }
        LogLine line = read.get();
        levels.merge(line.level(), 1L, Long::sum);
        if (ids.size() < MOST_IDS || ids.containsKey(line.id())) ids.merge(line.id(), 1L, Long::sum);
        for (int i = 0; i < alerts.length; i++) if (rules.get(i).counts().test(line)) alerts[i]++;
    }

    /** Begins again at nothing, behind what is in the log now. */
    public synchronized void reset() throws IOException {
        tail.skip();
        levels.clear();
        ids.clear();
        unreadable = 0;
        java.util.Arrays.fill(alerts, 0);
    }

    public synchronized MetricPage page() {
        MetricPage page = new MetricPage();
        for (LogLevel each : LogLevel.values())
            page.counter(
                    PREFIX + "lines_total",
                    "Lines of the component's log, by level.",
                    levels.getOrDefault(each, 0L),
                    "level",
                    each.name());
        ids.forEach((id, number) -> page.counter(
                PREFIX + "messages_total",
                "Lines of the component's log, by log id; 0: those without one.",
                number,
                "id",
                Integer.toString(id)));
        page.counter(PREFIX + "unreadable_lines_total", "Lines of another shape.", unreadable);
        page.counter(PREFIX + "gaps_total", "How often files had gone before they were read.", tail.lost());
        for (int i = 0; i < alerts.length; i++)
            page.counter(
                    PREFIX + "alert_" + rules.get(i).snake() + "_total",
                    "Alert " + rules.get(i).alert() + ": " + rules.get(i).help(),
                    alerts[i]);
        return page;
    }
}
