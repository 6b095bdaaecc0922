package voicelab.systems.reportingserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import voicelab.engines.broker.BatchReader;
import voicelab.engines.broker.Delivered;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.RecordCodec;
import voicelab.protocols.records.RecordFormatException;

/** Takes batches of records from their queues into the store. */
final class RecordKeeper implements BatchReader {
    private static final Logger LOG = Logger.getLogger("voicelab");

    /** The real one's words when its database is lost; dashboards look for them. */
    static final String LOST = "Failed to store a batch";

    private final RecordStore store;
    private final Arrivals arrivals;
    private final InetSocketAddress listener;
    private final Optional<Clock> recorder;
    private final Consumer<String> said;
    private final AtomicLong stored = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final AtomicLong failedBatches = new AtomicLong();
    private final AtomicLong frames = new AtomicLong();
    private volatile String problem = "";
    private int failures;
    private volatile String lastSession = "";

    /**
     * @param recorder the clock by which messages that are not of the record schema are kept; empty: they go to the dead
     *     letters
     * @param said hears of a loss and of its end
     */
    RecordKeeper(
            RecordStore store,
            Arrivals arrivals,
            InetSocketAddress listener,
            Optional<Clock> recorder,
            Consumer<String> said) {
        this.recorder = recorder;
        this.said = said;
        this.store = store;
        this.arrivals = arrivals;
        this.listener = listener;
    }

    @Override
    public List<Delivered> read(List<Delivered> batch) throws IOException {
        List<CallRecord> records = new ArrayList<>();
        List<Delivered> dead = new ArrayList<>();
        List<Map<String, String>> frames = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Delivered message : batch) {
            try {
                records.add(record(message));
            } catch (RecordFormatException e) {
                if (recorder.isPresent())
                    frames.add(KeptFrame.of(message, recorder.get().instant()));
                else {
                    dead.add(message);
                    problems.add(message.queue() + ": " + e.getMessage());
                }
            }
        }
        keep(records, frames);
        // reported only now: a batch that could not be kept comes again
        for (String problem : problems) arrivals.malformed(new Hop(listener, null), "OpenWire", problem);
        unreadable.addAndGet(dead.size());
        return dead;
    }

    private static CallRecord record(Delivered message) throws RecordFormatException {
        CallRecord record = RecordCodec.decode(message.body());
        if (record.queue().equals(message.queue())) return record;
        throw new RecordFormatException("a " + record.kind() + " belongs in " + record.queue());
    }

    private void keep(List<CallRecord> records, List<Map<String, String>> kept) throws IOException {
        if (records.isEmpty() && kept.isEmpty()) return;
        try {
            if (!kept.isEmpty()) frames.addAndGet(store.keepFrames(kept));
            if (!records.isEmpty()) {
                int fresh = store.keep(records);
                stored.addAndGet(fresh);
                duplicates.addAndGet(records.size() - fresh);
                lastSession = records.get(records.size() - 1).sessionId();
            }
        } catch (CallDatabase.NotYet e) {
            throw e;
        } catch (IOException e) {
            failedBatches.incrementAndGet();
            lose(e.getMessage());
            throw new IOException(LOST, e);
        }
        find();
    }

    private synchronized void lose(String why) {
        problem = LOST + ": " + why;
        failures++;
        // once a loss, not once an attempt; and a session that breaks once, or the lab's end, is none
        if (failures != 2) return;
        LOG.log(Level.WARNING, problem);
        said.accept(problem);
    }

    private synchronized void find() {
        if (failures >= 2) said.accept("batches are stored again");
        problem = "";
        failures = 0;
    }

    long stored() {
        return stored.get();
    }

    /** GVP session id of the record that was stored last. */
    String lastSession() {
        return lastSession;
    }

    long duplicates() {
        return duplicates.get();
    }

    long unreadable() {
        return unreadable.get();
    }

    /** Messages that the recorder kept. */
    long frames() {
        return frames.get();
    }

    long failedBatches() {
        return failedBatches.get();
    }

    /** Why batches cannot be stored now; empty when they can. */
    String problem() {
        return problem;
    }

    void forget() {
        lastSession = "";
        stored.set(0);
        duplicates.set(0);
        unreadable.set(0);
        failedBatches.set(0);
        frames.set(0);
    }
}
