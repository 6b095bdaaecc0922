package voicelab.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import voicelab.Lab;
import voicelab.engines.broker.RecordQuery;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Passages;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.FieldNames;
import voicelab.protocols.records.Question;

/** Somebody who asks the Reporting Server for records, over its port 61616. */
public final class RecordDesk {
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final RecordQuery query;

    public RecordDesk(Lab lab) throws IOException {
        InstanceId server = InstanceId.first(new SystemId("reporting-server"));
        InetSocketAddress at = lab.plan()
                .dial(
                        server,
                        lab.map().system(server.system()).listener("BROKER").orElseThrow())
                .orElseThrow(() -> new IOException("the Reporting Server's listener is switched off"));
        this.query = new RecordQuery(lab.plan().net().lab(), at, Passages.NONE, ANSWER);
    }

    /** The CDRs of one GVP session that a component ({@code rm}, {@code mcp}, or empty for both) wrote. */
    public List<CallRecord> records(String component, String session) throws IOException {
        Map<String, String> where = component.isEmpty()
                ? Map.of(FieldNames.SESSION_ID, session)
                : Map.of(FieldNames.SESSION_ID, session, FieldNames.COMPONENT, component);
        Answer answer = query.ask(Question.about(Cdr.KIND, where));
        if (!answer.ok()) throw new IOException("the Reporting Server refuses: " + answer.problem());
        return answer.records();
    }

    /** Waits in real time until so many CDRs are stored. */
    public boolean await(String component, String session, int count, Duration patience)
            throws IOException, InterruptedException {
        return Poll.until(patience, () -> records(component, session).size() >= count);
    }

    /** Waits until what the Reporting Server has read of its configuration contains a value. */
    public boolean awaitConfiguration(String value, Duration patience) throws IOException, InterruptedException {
        return Poll.until(
                patience,
                () -> query.ask(Question.about(Question.CONFIGURATION, Map.of()))
                        .facts()
                        .containsValue(value));
    }
}
