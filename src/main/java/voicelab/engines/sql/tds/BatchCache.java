package voicelab.engines.sql.tds;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.tds.text.BatchParser;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.tds.text.SyntaxFault;

/** Batches that were taken apart lately: drivers send the same text again and again. */
final class BatchCache {
    private static final int MAX_BATCHES = 100;
    private static final int MAX_CHARACTERS = 16_384;

    private final Map<String, List<Statement>> batches = new LinkedHashMap<>(16, 0.75f, true);

    List<Statement> parse(String text) throws TdsFault {
        List<Statement> known = batches.get(text);
        if (known != null) return known;
        try {
            List<Statement> statements = BatchParser.parse(text);
            if (text.length() > MAX_CHARACTERS) return statements;
            batches.put(text, statements);
            if (batches.size() > MAX_BATCHES)
                batches.remove(batches.keySet().iterator().next());
            return statements;
        } catch (SyntaxFault e) {
            throw TdsFault.syntax(e);
        }
    }
}
