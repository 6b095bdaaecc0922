package voicelab.protocols.sql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import voicelab.protocols.Parcel;

/** One transaction: all of its statements are kept, or none. */
public record SqlRequest(SqlLogin login, List<SqlStatement> statements) implements Parcel {
    static final String PROTOCOL = "SQL";
    private static final int SUMMARY_LETTERS = 100;

    public SqlRequest {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) throw new IllegalArgumentException("a transaction has at least one statement");
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    /** The last statement, which is what the transaction is about, and how many go before it. */
    @Override
    public String summary() {
        SqlStatement last = statements.get(statements.size() - 1);
        String values =
                last.values().isEmpty() ? "" : " " + shortened(last.values().toString());
        String more = statements.size() == 1 ? "" : " (after " + (statements.size() - 1) + " more)";
        return shortened(last.text()) + values + more;
    }

    private static String shortened(String text) {
        return text.length() > SUMMARY_LETTERS ? text.substring(0, SUMMARY_LETTERS) + "..." : text;
    }

    /** One statement a line, each with its values; no password. */
    @Override
    public byte[] bytes() {
        return statements.stream()
                .map(SqlStatement::toString)
                .collect(Collectors.joining(";\n", "", ";\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("database", login.database());
        fields.put("user", login.user());
        fields.put("statements", Integer.toString(statements.size()));
        SqlStatement last = statements.get(statements.size() - 1);
        fields.put("statement", last.text());
        return fields;
    }
}
