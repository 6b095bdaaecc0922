package voicelab.systems.reportingserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import voicelab.engines.broker.BatchReader;
import voicelab.engines.broker.Delivered;
import voicelab.engines.broker.OpenWireBroker;
import voicelab.protocols.records.Answer;
import voicelab.protocols.records.CallRecord;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.FieldNames;
import voicelab.protocols.records.QueryCodec;
import voicelab.protocols.records.Question;
import voicelab.protocols.records.RecordFormatException;

/** Answers the questions on the query queue, from the database. */
final class QuestionDesk implements BatchReader {
    private static final List<String> FILTERS = List.of(
            FieldNames.ID,
            FieldNames.SESSION_ID,
            FieldNames.CALL_ID,
            FieldNames.COMPONENT,
            FieldNames.NODE,
            FieldNames.TENANT,
            FieldNames.NAME);

    private final OpenWireBroker broker;
    private final RecordStore store;
    private final Supplier<Map<String, String>> status;
    private final Supplier<ReportingConfiguration> configuration;

    QuestionDesk(
            OpenWireBroker broker,
            RecordStore store,
            Supplier<Map<String, String>> status,
            Supplier<ReportingConfiguration> configuration) {
        this.broker = broker;
        this.store = store;
        this.status = status;
        this.configuration = configuration;
    }

    @Override
    public List<Delivered> read(List<Delivered> batch) throws IOException {
        // without an address to answer to there is nothing to do but to keep it for a look
        List<Delivered> dead = batch.stream().filter(d -> d.replyTo().isEmpty()).toList();
        for (Delivered question : batch)
            if (!question.replyTo().isEmpty()) broker.answer(question, QueryCodec.encode(answer(question.body())));
        return dead;
    }

    private Answer answer(byte[] body) {
        try {
            Question question = QueryCodec.question(body);
            return switch (question.about()) {
                case Question.STATUS -> Answer.facts(status());
                case Question.CONFIGURATION -> Answer.facts(configuration.get().facts());
                default -> records(question);
            };
        } catch (RecordFormatException e) {
            return Answer.refused(e.getMessage());
        } catch (IOException e) {
            return Answer.refused("the database does not answer: " + e.getMessage());
        }
    }

    private Map<String, String> status() {
        Map<String, String> facts = new LinkedHashMap<>(status.get());
        try {
            for (RecordTable table : RecordTable.values())
                facts.put(
                        "rows " + table.name().toLowerCase(Locale.ROOT),
                        Long.toString(store.count(RecordSearch.all(table))));
        } catch (IOException e) {
            facts.put("rows", "not known, the database does not answer: " + e.getMessage());
        }
        return facts;
    }

    private Answer records(Question question) throws RecordFormatException, IOException {
        Optional<RecordTable> table = RecordTable.of(question.about());
        if (table.isEmpty())
            throw new RecordFormatException("question: about '" + question.about() + "'; known are " + Cdr.KIND
                    + ", event, counter, status, configuration");
        List<RecordSearch.Condition> where = new ArrayList<>();
        for (Map.Entry<String, String> filter : question.where().entrySet()) {
            Optional<Column> column = table.get().column(filter.getKey());
            if (column.isEmpty() || !FILTERS.contains(filter.getKey()))
                throw new RecordFormatException("question: a " + question.about() + " is not asked for by '"
                        + filter.getKey() + "'; known are " + known(table.get()));
            where.add(new RecordSearch.Condition(column.get(), RecordSearch.Comparison.IS, filter.getValue()));
        }
        List<CallRecord> found = store.find(new RecordSearch(table.get(), where, 0, question.limit() + 1));
        boolean more = found.size() > question.limit();
        return Answer.of(more ? found.subList(0, question.limit()) : found, more);
    }

    private static Set<String> known(RecordTable table) {
        Set<String> known = new TreeSet<>(FILTERS);
        known.removeIf(field -> table.column(field).isEmpty());
        return known;
    }
}
