package voicelab.bench.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import voicelab.engines.broker.RecordQuery;
import voicelab.net.Passages;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.Question;

/** How many records the Reporting Server has, asked through its query queue at 61616. */
final class RecordQueue {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RecordQuery query;

    RecordQueue(InetAddress own, InetSocketAddress broker) {
        query = new RecordQuery(own, broker, Passages.NONE, PATIENCE);
    }

    /** Counts by name: {@code stored}, {@code duplicates}, {@code rows cdr} ... */
    Map<String, String> status() throws IOException {
        Answer answer = query.ask(Question.about(Question.STATUS, Map.of()));
        if (!answer.ok()) throw new IOException("the Reporting Server refuses: " + answer.problem());
        return answer.facts();
    }

    /** Call records of both components. */
    long callRecords() throws IOException {
        return Long.parseLong(status().getOrDefault("rows cdr", "0"));
    }
}
