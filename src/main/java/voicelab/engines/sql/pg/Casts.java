package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code x::type}, {@code CAST(x AS type)} and {@code type 'literal'}, all as the engine's CAST or its literals. */
final class Casts implements Rewriting.Step {
    /** Types whose name may stand before a literal. */
    private static final Set<String> BEFORE_LITERALS = Set.of(
            "timestamptz",
            "timetz",
            "bool",
            "int4",
            "int8",
            "int2",
            "text",
            "bytea",
            "json",
            "jsonb",
            "float8",
            "float4",
            "numeric",
            "varchar",
            "regclass",
            "regtype",
            "oid",
            "name",
            "interval",
            "date",
            "time",
            "timestamp",
            "uuid");

    @Override
    public void apply(Tokens s, PgSession session) throws PgFault {
        for (int i = 0; i < s.size(); i++) {
            if (s.is(i, "::")) i = postfix(s, i, session);
            else if (s.is(i, "cast") && s.is(i + 1, "(")) function(s, i, session);
            else if (s.get(i + 1).kind() == Kind.STRING && s.get(i).isName()) literal(s, i);
            else if (s.is(i, "timestamp") || s.is(i, "time")) longLiteral(s, i);
        }
    }

    private static int postfix(Tokens s, int at, PgSession session) throws PgFault {
        TypeNames.Read type = TypeNames.at(s, at + 1);
        if (type == null) {
            Refusals.syntax(s, at + 1);
            return at;
        }
        int start = operandStart(s, at - 1);
        List<Token> operand = s.slice(start, at);
        if (operand.isEmpty()) Refusals.syntax(s, at);
        List<Token> cast = cast(operand, type, session);
        s.replace(start, type.end(), cast);
        return start + cast.size() - 1;
    }

    private static void function(Tokens s, int at, PgSession session) throws PgFault {
        int end = s.closing(at + 1);
        int as = -1;
        for (int i = s.find(at + 2, "as"); i >= 0 && i < end; i = s.find(i + 1, "as")) as = i;
        if (as < 0) return;
        TypeNames.Read type = TypeNames.at(s, as + 1);
        if (type == null || type.end() != end) return;
        Tokens operand = new Tokens(s.slice(at + 2, as));
        new Casts().apply(operand, session);
        s.replace(at, end + 1, cast(operand.list(), type, session));
    }

    /** Where the value begins that ends at {@code last}. */
    static int operandStart(Tokens s, int last) {
        int i = last;
        // x[1] and f(x), also both
        while (s.is(i, ")") || s.is(i, "]")) {
            int open = s.opening(i);
            if (open < 0) return i;
            if (s.is(i, "]") || isFunction(s, open - 1)) i = open - 1;
            else return open;
        }
        while (s.is(i - 1, ".") && s.get(i - 2).isName()) i -= 2;
        return i;
    }

    private static boolean isFunction(Tokens s, int i) {
        return (s.get(i).isName() && !isKeyword(s, i))
                || (s.get(i).kind() == Kind.RAW && s.get(i).text().startsWith(Forbidden.OWN_SCHEMA));
    }

    private static boolean isKeyword(Tokens s, int i) {
        return s.isOneOf(
                i,
                Set.of(
                        "in",
                        "and",
                        "or",
                        "not",
                        "select",
                        "values",
                        "where",
                        "then",
                        "else",
                        "when",
                        "on",
                        "as",
                        "from",
                        "by",
                        "having",
                        "set",
                        "returning",
                        "any",
                        "all",
                        "between",
                        "like",
                        "is",
                        "case",
                        "limit",
                        "offset"));
    }

    private static List<Token> cast(List<Token> operand, TypeNames.Read type, PgSession session) throws PgFault {
        Token only = operand.size() == 1 ? operand.get(0) : null;
        if (type.name().startsWith("reg")) return RegTypes.cast(operand, type.name());
        if (only != null && only.kind() == Kind.STRING) {
            Token literal = literal(only.text(), type, session);
            if (literal != null) return List.of(literal);
        }
        if (only != null && only.kind() == Kind.PARAMETER && type.oid() != 0)
            session.hints().hint(Integer.parseInt(only.text()), type.oid());
        // a parameter of that type is an interval of its own kind
        if (type.name().equals("interval")) return operand;
        List<Token> out = new ArrayList<>();
        out.add(Token.word("CAST"));
        out.add(Token.mark("("));
        out.addAll(operand);
        out.add(Token.word("AS"));
        out.add(Token.raw(type.engine()));
        out.add(Token.mark(")"));
        return out;
    }

    /** A literal of that type in the engine's words, where a cast would not do; null when it does. */
    private static Token literal(String text, TypeNames.Read type, PgSession session) throws PgFault {
        if (type.array()) return arrayLiteral(text, type, session);
        return switch (type.name()) {
            case "interval" -> Token.raw("(" + Intervals.parse(text).literal() + ")");
            case "bytea" -> Token.raw("X'" + HexFormat.of().formatHex(ValueReader.bytea(text)) + "'");
            case "timestamptz" ->
                Token.raw("TIMESTAMP WITH TIME ZONE '"
                        + Instants.text(
                                Instants.timestamptz(text, session.given().zone()),
                                session.given().zone()) + "'");
            case "timestamp" ->
                text.strip().equalsIgnoreCase("now")
                        ? Token.raw("LOCALTIMESTAMP")
                        : Token.raw("TIMESTAMP '" + Instants.text(Instants.timestamp(text)) + "'");
            case "date" -> Token.raw("DATE '" + Instants.date(text) + "'");
            case "int4",
                    "int",
                    "integer",
                    "int8",
                    "bigint",
                    "int2",
                    "smallint",
                    "bool",
                    "boolean",
                    "uuid",
                    "numeric",
                    "float8" -> {
                // checked here, for PostgreSQL's words of the fault
                PgType known = PgType.named(type.name().equals("int") ? "int4" : type.name());
                session.reader().parse(text, known);
                yield null;
            }
            default -> null;
        };
    }

    private static Token arrayLiteral(String text, TypeNames.Read type, PgSession session) throws PgFault {
        PgType element = PgType.named(type.name());
        if (element == null) return null;
        StringBuilder out = new StringBuilder("CAST(ARRAY[");
        boolean first = true;
        for (Object one : Arrays.parse(text, element, session.reader())) {
            if (!first) out.append(", ");
            first = false;
            out.append(
                    one == null
                            ? "NULL"
                            : one instanceof Number
                                    ? one.toString()
                                    : new Token(Kind.STRING, one.toString(), -1).rendered());
        }
        return Token.raw(out.append("] AS ").append(type.engine()).append(")").toString());
    }

    /** {@code timestamptz '...'}. */
    private static void literal(Tokens s, int at) throws PgFault {
        if (!BEFORE_LITERALS.contains(s.name(at)) || s.is(at - 1, ".") || s.is(at - 1, "as")) return;
        TypeNames.Read type = TypeNames.at(s, at);
        if (type == null || type.end() != at + 1) return;
        if (type.name().equals("interval")) {
            int end = at + 2;
            String text = s.get(at + 1).text();
            if (isUnit(s, end)) {
                if (text.strip().matches("[+-]?\\d+(\\.\\d+)?")) text = text + " " + s.name(end);
                end++;
                while (s.is(end, "to") || isUnit(s, end)) end++;
            }
            s.replace(at, end, Token.raw("(" + Intervals.parse(text).literal() + ")"));
        } else s.replace(at, at + 2, List.of(s.get(at + 1), new Token(Kind.OPERATOR, "::", -1), s.get(at)));
    }

    private static boolean isUnit(Tokens s, int at) {
        return s.isOneOf(at, Set.of("year", "month", "day", "hour", "minute", "second"));
    }

    /** {@code timestamp with time zone '...'}. */
    private static void longLiteral(Tokens s, int at) {
        if (!s.are(at + 1, "with", "time", "zone") && !s.are(at + 1, "without", "time", "zone")) return;
        if (s.get(at + 4).kind() != Kind.STRING || s.is(at - 1, "::")) return;
        String name = s.name(at) + (s.is(at + 1, "with") ? "tz" : "");
        s.replace(at, at + 5, List.of(s.get(at + 4), new Token(Kind.OPERATOR, "::", -1), Token.word(name)));
    }
}
