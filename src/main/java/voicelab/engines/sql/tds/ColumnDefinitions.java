package voicelab.engines.sql.tds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** The columns and constraints between a table's parentheses, in the order that the engine wants. */
final class ColumnDefinitions {
    private static final Set<String> CONSTRAINTS = Set.of("constraint", "primary", "unique", "foreign", "check");
    private static final Set<String> STORAGE = Set.of("clustered", "nonclustered", "rowguidcol", "sparse", "persisted");
    private static final Set<String> PARTS = Set.of(
            "not",
            "null",
            "constraint",
            "primary",
            "unique",
            "references",
            "check",
            "identity",
            "collate",
            "for",
            "with",
            "foreign",
            "rowguidcol",
            "default");

    private ColumnDefinitions() {}

    /** @param list with its parentheses */
    static List<Token> of(Tokens list) throws TdsFault {
        List<Token> made = new ArrayList<>(List.of(Token.mark("(")));
        for (Tokens item : items(list)) {
            if (item.size() == 0) continue;
            if (item.is(0, "index")) throw TdsFault.notImplemented("An index within a table's definition");
            if (made.size() > 1) made.add(Token.mark(","));
            made.addAll(isConstraint(item) ? constraint(item) : column(item));
        }
        made.add(Token.mark(")"));
        return made;
    }

    static List<Tokens> items(Tokens list) {
        List<Tokens> items = new ArrayList<>();
        int from = 1;
        int end = list.size() - 1;
        for (int i = 1; i <= end; i++) {
            if (list.is(i, "(")) i = list.closing(i);
            if (i >= end || list.is(i, ",")) {
                items.add(new Tokens(list.slice(from, Math.min(i, end))));
                from = i + 1;
            }
        }
        return items;
    }

    static boolean isConstraint(Tokens item) {
        return item.get(0).kind() == Kind.WORD && CONSTRAINTS.contains(item.name(0));
    }

    /** A table's constraint without what says how it is stored. */
    static List<Token> constraint(Tokens item) {
        Tokens lean = item.copy();
        boolean key = lean.find(0, "primary", "unique") >= 0;
        for (int i = 0; i < lean.size(); i++) {
            if (lean.isOneOf(i, STORAGE) || (key && (lean.is(i, "asc") || lean.is(i, "desc")))) lean.remove(i, i-- + 1);
            else if (lean.is(i, "with") && lean.is(i + 1, "(")) lean.remove(i, lean.closing(i-- + 1) + 1);
            else if (lean.is(i, "on") && !lean.is(i + 1, "delete") && !lean.is(i + 1, "update"))
                lean.remove(i, i-- + 2);
            else if (lean.are(i, "not", "for", "replication")) lean.remove(i, i-- + 3);
        }
        return new ArrayList<>(lean.list());
    }

    static List<Token> column(Tokens item) throws TdsFault {
        if (item.is(1, "as")) throw TdsFault.notImplemented("A computed column");
        Optional<SqlType.Reading> read = SqlType.read(item, 1);
        if (read.isEmpty())
            throw TdsFault.of(
                    2715,
                    "Column, parameter, or variable #1: Cannot find data type "
                            + item.get(1).text() + ".");
        SqlType type = read.get().type();
        List<Token> identity = new ArrayList<>();
        List<Token> fallback = new ArrayList<>();
        List<Token> rest = new ArrayList<>();
        parts(item, read.get().next(), identity, fallback, rest);
        List<Token> made = new ArrayList<>(List.of(item.get(0), Token.raw(engine(type, item))));
        made.addAll(identity);
        made.addAll(fallback);
        made.add(Token.raw("COMMENT '" + type.declared() + "'"));
        made.addAll(rest);
        if (type.name().equals("tinyint")) {
            made.add(Token.raw("CHECK ("));
            made.add(new Token(Kind.QUOTED, item.get(0).text(), -1));
            made.add(Token.raw("BETWEEN 0 AND 255)"));
        }
        return made;
    }

    /** Text is compared without case, as by the usual collation; a binary or case-sensitive one says otherwise. */
    private static String engine(SqlType type, Tokens item) {
        int at = item.find(1, "collate");
        String collation = at < 0 ? "" : item.name(at + 1);
        boolean exact = collation.endsWith("_bin") || collation.endsWith("_bin2") || collation.contains("_cs_");
        return exact ? type.engine().replace("VARCHAR_IGNORECASE", "VARCHAR") : type.engine();
    }

    private static void parts(Tokens item, int from, List<Token> identity, List<Token> fallback, List<Token> rest)
            throws TdsFault {
        List<Token> named = new ArrayList<>();
        for (int i = from; i < item.size(); ) {
            int end = i + 1;
            if (item.is(i, "identity")) {
                end = item.is(i + 1, "(") ? item.closing(i + 1) + 1 : i + 1;
                identity.add(Token.raw(identity(item, i)));
            } else if (item.is(i, "default")) {
                end = partEnd(item, i + 1);
                fallback.addAll(item.slice(i, end));
                named.clear();
            } else if (item.is(i, "constraint")) {
                end = i + 2;
                named = new ArrayList<>(item.slice(i, end));
            } else if (item.is(i, "collate")) end = i + 2;
            else if (item.is(i, "not") || item.is(i, "null")) {
                end = item.is(i, "not") ? i + 2 : i + 1;
                if (item.is(i + 1, "for")) end = i + 3;
                else if (item.is(i, "not")) rest.add(Token.raw("NOT NULL"));
            } else {
                end = partEnd(item, i);
                rest.addAll(named);
                named = new ArrayList<>();
                rest.addAll(constraint(new Tokens(item.slice(i, end))));
            }
            i = Math.max(end, i + 1);
        }
    }

    /** Where the part that begins at {@code i} ends: the next word that begins another. */
    private static int partEnd(Tokens item, int i) {
        for (int n = i + 1; n < item.size(); n++) {
            if (item.is(n, "(")) n = item.closing(n);
            else if (item.isOneOf(n, PARTS)
                    && !(item.is(n, "null") && item.is(n - 1, "set"))
                    && !(item.is(n, "default") && item.is(n - 1, "set"))
                    && !item.is(n, "with")) return n;
        }
        return item.size();
    }

    private static String identity(Tokens item, int i) {
        boolean given = item.is(i + 1, "(");
        String seed = given ? item.get(i + 2).text() : "1";
        int comma = given ? item.find(i + 2, ",") : -1;
        String step = comma > 0 ? item.get(comma + 1).text() : "1";
        // the front keeps clients from giving values; its own inserts may
        return "GENERATED BY DEFAULT AS IDENTITY(START WITH " + number(seed) + " INCREMENT BY " + number(step) + ")";
    }

    private static String number(String text) {
        return text.matches("\\d{1,18}") ? text : "1";
    }
}
