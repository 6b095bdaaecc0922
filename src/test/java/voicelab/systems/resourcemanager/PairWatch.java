package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import voicelab.Lab;
import voicelab.engines.broker.RecordQuery;
import voicelab.engines.sip.Call;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.FieldNames;
import voicelab.protocols.records.Question;

/** What a lab with a pair tells of itself: its journal, its nodes' logs, and the records of its calls. */
class PairWatch {
    static final Duration SOON = Duration.ofSeconds(15);

    final Lab lab;

    PairWatch(Lab lab) {
        this.lab = lab;
    }

    static InstanceId id(String system, int number) {
        return new InstanceId(new SystemId(system), number);
    }

    static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(SOON.toMillis(), TimeUnit.MILLISECONDS);
    }

    JournalEntry event(InstanceId at, String text) throws InterruptedException {
        return event(0, at, text);
    }

    JournalEntry event(long since, InstanceId at, String text) throws InterruptedException {
        return lab.journal()
                .await(
                        since,
                        at + ": " + text,
                        e -> e.kind() == Kind.EVENT
                                && e.from().equals(at.toString())
                                && e.note().contains(text),
                        SOON);
    }

    /** The other node was told that this call was answered, and has taken it. */
    void told(Call call) throws InterruptedException {
        JournalEntry sent = journal(
                "told of " + call.callId(),
                e -> e.link().equals("x-9")
                        && e.kind() == Kind.SENT
                        && mentions(e, call.callId())
                        && mentions(e, "\"established\":true"));
        taken(sent);
    }

    /** The other node was told that this call is over, and has taken it. */
    void toldOver(Call call) throws InterruptedException {
        JournalEntry sent = journal(
                "told of the end of " + call.callId(),
                e -> e.link().equals("x-9")
                        && e.kind() == Kind.SENT
                        && mentions(e, call.callId())
                        && !mentions(e, "\"established\":"));
        taken(sent);
    }

    private void taken(JournalEntry sent) throws InterruptedException {
        lab.journal()
                .await(
                        sent.seq(),
                        "the answer to " + sent,
                        e -> e.link().equals("x-9")
                                && e.kind() == Kind.BACK
                                && e.destination().equals(sent.source())
                                && e.field("reference-id").equals(sent.field("reference-id")),
                        SOON);
    }

    static boolean mentions(JournalEntry entry, String text) {
        return entry.parcel() != null
                && new String(entry.parcel().bytes(), java.nio.charset.StandardCharsets.UTF_8).contains(text);
    }

    String session(Call call) throws InterruptedException {
        return lab.journal()
                .await(
                        0,
                        "the session of " + call.callId(),
                        e -> e.link().equals("gvp-4")
                                && e.kind() == Kind.SENT
                                && e.field("call-id").equals(call.callId())
                                && !e.field("gvp-session-id").isEmpty(),
                        SOON)
                .field("gvp-session-id");
    }

    /** RM's records of a session, when there is one and none comes a second time. */
    List<CallRecord> records(String session) throws Exception {
        await("a record of " + session, () -> !recordsNow(session).isEmpty());
        return recordsNow(session);
    }

    List<CallRecord> recordsNow(String session) {
        return records(Map.of(FieldNames.COMPONENT, "rm", FieldNames.SESSION_ID, session));
    }

    /** All RM records that the Reporting Server has. */
    List<CallRecord> records() {
        return records(Map.of(FieldNames.COMPONENT, "rm"));
    }

    private List<CallRecord> records(Map<String, String> where) {
        InetSocketAddress broker = new InetSocketAddress(lab.plan().address(id("reporting-server", 1)), 61616);
        RecordQuery query = new RecordQuery(lab.plan().net().lab(), broker, Passages.NONE, SOON);
        try {
            return query.ask(Question.about(Cdr.KIND, where)).records();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void one(Call call) throws Exception {
        assertEquals(1, records(session(call)).size(), this::tail);
    }

    List<String> log(int rm) throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(
                lab.running().directoryRoot().resolve(id("resource-manager", rm).toString()))) {
            List<String> lines = new ArrayList<>();
            for (java.nio.file.Path each :
                    files.filter(f -> f.toString().endsWith(".log")).toList()) lines.addAll(Files.readAllLines(each));
            return lines;
        }
    }

    void awaitLog(int rm, String id) throws Exception {
        await("log id " + id + " at node " + rm, () -> {
            try {
                return log(rm).stream().anyMatch(line -> line.contains(" " + id + " "));
            } catch (IOException e) {
                return false;
            }
        });
    }

    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long until = Ticker.REAL.nanos() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(Ticker.REAL.nanos() < until, () -> "not soon: " + what + tail());
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    JournalEntry journal(String what, Predicate<JournalEntry> wanted) throws InterruptedException {
        return lab.journal().await(0, what, wanted, SOON);
    }

    String tail() {
        return "\n"
                + String.join(
                        "\n",
                        lab.journal().tail(40).stream().map(Object::toString).toList());
    }
}
