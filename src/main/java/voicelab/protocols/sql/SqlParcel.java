package voicelab.protocols.sql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.protocols.Parcel;

/**
 * One statement that reached a database. The bytes are its text and, a line each, its values in text; both are cut at a
 * bound. A statement that sets a password is shown without its text.
 */
public final class SqlParcel implements Parcel {
    public static final String PROTOCOL = "SQL";
    public static final String DATABASE = "database";
    public static final String USER = "user";
    public static final String VERB = "verb";
    public static final String DIALECT = "dialect";

    private static final int MAX_TEXT = 16 * 1024;
    private static final int MAX_VALUE = 1024;
    private static final int MAX_SUMMARY = 200;

    private final String dialect;
    private final String database;
    private final String user;
    private final String text;
    private final List<String> values;

    /** @param values as text, null for SQL's NULL; empty for a statement without parameters */
    public SqlParcel(String dialect, String database, String user, String text, List<String> values) {
        this.dialect = dialect;
        this.database = database;
        this.user = user;
        this.text = cut(hidden(text), MAX_TEXT);
        this.values =
                values.stream().map(v -> v == null ? "NULL" : cut(v, MAX_VALUE)).toList();
    }

    private static String hidden(String text) {
        for (int at = 0; at + 8 <= text.length(); at++)
            if (text.regionMatches(true, at, "password", 0, 8) && isAboutUsers(text))
                return "(a statement with a password)";
        return text;
    }

    private static boolean isAboutUsers(String text) {
        String verb = verbOf(text);
        return verb.equals("CREATE") || verb.equals("ALTER") || verb.equals("SET");
    }

    @Override
    public String protocol() {
        return PROTOCOL;
    }

    @Override
    public String summary() {
        return cut(text.strip().lines().findFirst().orElse("(nothing)"), MAX_SUMMARY);
    }

    @Override
    public byte[] bytes() {
        if (values.isEmpty()) return text.getBytes(StandardCharsets.UTF_8);
        StringBuilder all = new StringBuilder(text);
        for (int i = 0; i < values.size(); i++)
            all.append("\n$").append(i + 1).append(" = ").append(values.get(i));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(VERB, verbOf(text));
        fields.put(DATABASE, database);
        fields.put(USER, user);
        fields.put(DIALECT, dialect);
        return fields;
    }

    private static String verbOf(String text) {
        String lean = text.strip();
        int end = 0;
        while (end < lean.length() && Character.isLetter(lean.charAt(end))) end++;
        return lean.substring(0, end).toUpperCase(java.util.Locale.ROOT);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }

    @Override
    public String toString() {
        return summary();
    }
}
