package voicelab.engines.sql.pg;

import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** What PostgreSQL calls an item without a name: FigureColname of its parser/parse_target.c. */
final class LabelNames {
    /**
     * @param strength 0 nothing was found, 1 a weak name, 2 a name that a cast does not hide
     * @param isOfColumn whether it is a column's name
     */
    record Label(String name, int strength, boolean isOfColumn) {}

    private static final Label NONE = new Label("?column?", 0, false);

    private static final Set<String> VALUES = Set.of(
            "current_date",
            "current_time",
            "current_timestamp",
            "current_user",
            "current_role",
            "current_catalog",
            "current_schema",
            "session_user",
            "user",
            "localtime",
            "localtimestamp");

    private static final Set<String> OPERATORS = Set.of(
            "and", "or", "not", "is", "like", "ilike", "between", "in", "similar", "isnull", "notnull", "operator");

    /** Words behind which a name belongs to the expression. */
    private static final Set<String> OPEN = Set.of(
            "and",
            "or",
            "not",
            "is",
            "like",
            "ilike",
            "between",
            "similar",
            "to",
            "in",
            "then",
            "else",
            "when",
            "case",
            "zone",
            "at",
            "time",
            "from",
            "all",
            "any",
            "some",
            "collate",
            "distinct",
            "with",
            "without",
            "escape",
            "over",
            "double",
            "character",
            "select",
            "symmetric");

    private static final Set<String> LAST =
            Set.of("null", "true", "false", "unknown", "precision", "varying", "zone", "end", "isnull", "notnull");

    private static final Set<String> UNITS = Set.of("year", "month", "day", "hour", "minute", "second");

    private static final Map<String, String> CALLS = Map.of("trim", "btrim", "char_length", "char_length");

    private LabelNames() {}

    /** {@code count(*) n}: a name behind what is whole already. */
    static boolean hasAlias(Tokens s) {
        int last = s.size() - 1;
        if (last < 1 || !s.get(last).isName()) return false;
        boolean quoted = s.get(last).kind() == Kind.QUOTED;
        if (!quoted && s.isOneOf(last, LAST)) return false;
        Token before = s.get(last - 1);
        if (!quoted && s.isOneOf(last, UNITS) && before.kind() == Kind.STRING && s.is(last - 2, "interval"))
            return false;
        return switch (before.kind()) {
            case MARK -> s.is(last - 1, ")") || s.is(last - 1, "]");
            case WORD -> !s.isOneOf(last - 1, OPEN);
            case OPERATOR -> false;
            default -> true;
        };
    }

    /** A column, or all of them: it has its name. */
    static boolean isReference(Tokens s) {
        int last = s.size() - 1;
        if (s.is(last, "*")) return last == 0 || s.is(last - 1, ".");
        if (last == 0 && s.get(0).kind() == Kind.WORD && (VALUES.contains(s.name(0)) || LAST.contains(s.name(0))))
            return false;
        for (int i = 0; i <= last; i++) if (i % 2 == 0 ? !s.get(i).isName() : !s.is(i, ".")) return false;
        return true;
    }

    static Label of(Tokens s) {
        if (s.size() == 0) return NONE;
        if (s.is(0, "case") && s.is(s.size() - 1, "end") && closesAtEnd(s)) return ofCase(s);
        if (s.is(0, "(") && s.closing(0) == s.size() - 1) return ofParentheses(s);
        boolean zone = false;
        int cast = -1;
        for (int i = 0; i < s.size(); i++) {
            if (s.is(i, "(") || s.is(i, "[")) i = s.closing(i);
            else if (s.is(i, "case")) i = endOfCase(s, i);
            else if (s.is(i, "::")) cast = i;
            else if (s.get(i).kind() == Kind.OPERATOR || s.isOneOf(i, OPERATORS)) return NONE;
            else if (s.are(i, "at", "time", "zone") && cast < i) zone = true;
        }
        if (zone) return new Label("timezone", 2, false);
        if (cast > 0) return ofCast(of(new Tokens(s.slice(0, cast))), TypeNames.at(s, cast + 1));
        int collate = s.find(0, "collate");
        if (collate > 0) return of(new Tokens(s.slice(0, collate)));
        if (s.is(s.size() - 1, "]") && !s.is(0, "array"))
            return of(new Tokens(s.slice(0, Math.max(0, s.opening(s.size() - 1)))));
        return ofTerm(s);
    }

    private static Label ofTerm(Tokens s) {
        if (s.size() == 1 && s.get(0).kind() == Kind.WORD && (s.is(0, "true") || s.is(0, "false")))
            return new Label("bool", 1, false);
        if (s.size() == 1 && VALUES.contains(s.name(0))) return new Label(s.name(0), 2, false);
        if (s.is(0, "null")) return NONE;
        if (s.is(0, "array") && (s.is(1, "[") || s.is(1, "("))) return new Label("array", 2, false);
        if (s.is(0, "cast") && s.is(1, "(")) {
            int as = s.find(2, "as");
            return as < 0 ? NONE : ofCast(of(new Tokens(s.slice(2, as))), TypeNames.at(s, as + 1));
        }
        int at = 0;
        while (s.get(at).isName() && s.is(at + 1, ".") && s.get(at + 2).isName()) at += 2;
        if (s.get(at).isName() && at == s.size() - 1) return new Label(s.name(at), 2, true);
        if (s.get(at).isName() && s.is(at + 1, "(")) {
            String name = s.name(at);
            return new Label(at == 0 ? CALLS.getOrDefault(name, name) : name, 2, false);
        }
        // (row).field
        if (s.is(0, "(") && s.is(s.size() - 2, ".") && s.get(s.size() - 1).isName())
            return new Label(s.name(s.size() - 1), 2, false);
        return s.get(0).isName() && s.get(s.size() - 1).kind() != Kind.NUMBER ? ofCast(NONE, TypeNames.at(s, 0)) : NONE;
    }

    private static Label ofCast(Label operand, TypeNames.Read type) {
        if (operand.strength > 1 || type == null) return operand;
        PgType known = PgType.named(type.name());
        return new Label(known == null ? type.name() : known.typeName(), 1, false);
    }

    private static Label ofParentheses(Tokens s) {
        if (!s.is(1, "select")) return of(new Tokens(s.slice(1, s.size() - 1)));
        int at = s.is(2, "distinct") || s.is(2, "all") ? 3 : 2;
        int end = s.find(at, ",", "from", "where", "limit", "order");
        Tokens item = new Tokens(s.slice(at, end < 0 ? s.size() - 1 : end));
        int as = item.find(0, "as");
        if (as >= 0 || hasAlias(item)) return new Label(item.name(item.size() - 1), 2, false);
        return of(item);
    }

    private static Label ofCase(Tokens s) {
        int otherwise = -1;
        for (int i = 1; i < s.size() - 1; i++) {
            if (s.is(i, "(")) i = s.closing(i);
            else if (s.is(i, "case")) i = endOfCase(s, i);
            else if (s.is(i, "else")) otherwise = i;
        }
        Label last = otherwise < 0 ? NONE : of(new Tokens(s.slice(otherwise + 1, s.size() - 1)));
        return last.strength > 1 ? last : new Label("case", 1, false);
    }

    private static boolean closesAtEnd(Tokens s) {
        return endOfCase(s, 0) == s.size() - 1;
    }

    private static int endOfCase(Tokens s, int from) {
        int depth = 0;
        for (int i = from; i < s.size(); i++) {
            if (s.is(i, "case")) depth++;
            else if (s.is(i, "end") && --depth == 0) return i;
        }
        return s.size();
    }
}
