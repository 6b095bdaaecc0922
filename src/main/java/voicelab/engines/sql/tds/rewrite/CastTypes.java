package voicelab.engines.sql.tds.rewrite;

import java.util.List;
import java.util.Optional;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** The types in CAST and CONVERT; the styles of CONVERT become the engine's formats. */
final class CastTypes implements Rule {

    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        // from the end, so that what stands inside is done before what is around it
        for (int i = tokens.size() - 1; i >= 0; i--) {
            if (!tokens.is(i + 1, "(") || tokens.is(i - 1, ".")) continue;
            if (tokens.is(i, "cast")) cast(tokens, i);
            else if (tokens.is(i, "convert")) convert(tokens, i);
            else if (tokens.is(i, "try_cast") || tokens.is(i, "try_convert"))
                throw TdsFault.notImplemented(tokens.get(i).text().toUpperCase(java.util.Locale.ROOT));
        }
    }

    private static void cast(Tokens tokens, int i) throws TdsFault {
        int close = tokens.closing(i + 1);
        int as = tokens.find(i + 2, "as");
        if (as < 0 || as > close) throw TdsFault.near(")");
        SqlType.Reading type = type(tokens, as + 1);
        tokens.replace(as + 1, type.next(), Token.raw(engine(tokens, type, as + 1)));
    }

    private static String engine(Tokens tokens, SqlType.Reading type, int from) {
        boolean lengthGiven = tokens.is(type.next() - 1, ")") && type.next() - from > 1;
        return type.type().inCast(lengthGiven).engine();
    }

    private static SqlType.Reading type(Tokens tokens, int i) throws TdsFault {
        Optional<SqlType.Reading> type = SqlType.read(tokens, i);
        if (type.isPresent()) return type.get();
        throw new TdsFault(243, 1, 16, "Type " + tokens.get(i).text() + " is not a defined system type.", 0);
    }

    /** CONVERT(type, value [, style]). */
    private static void convert(Tokens tokens, int i) throws TdsFault {
        int close = tokens.closing(i + 1);
        SqlType.Reading type = type(tokens, i + 2);
        if (!tokens.is(type.next(), ","))
            throw TdsFault.near(tokens.get(type.next()).text());
        int from = type.next() + 1;
        int comma = tokens.find(from, ",");
        boolean styled = comma >= 0 && comma < close;
        List<Token> value = tokens.slice(from, styled ? comma : close);
        String engine = engine(tokens, type, i + 2);
        List<Token> made = new java.util.ArrayList<>();
        made.add(Token.raw("CAST"));
        made.add(Token.mark("("));
        String format = styled ? format(tokens.get(comma + 1), type.type()) : "";
        if (!format.isEmpty()) made.add(Token.raw("FORMATDATETIME("));
        made.addAll(value);
        if (!format.isEmpty()) made.add(Token.raw(", '" + format + "')"));
        made.add(Token.raw("AS " + engine));
        made.add(Token.mark(")"));
        tokens.replace(i, close + 1, made);
    }

    /** The styles of the T-SQL reference, "CAST and CONVERT", for dates as text. */
    private static String format(Token style, SqlType type) throws TdsFault {
        if (!type.isText()) return "";
        if (style.kind() != Kind.NUMBER) throw TdsFault.notImplemented("CONVERT with a style that is no number");
        return switch (style.text()) {
            case "101" -> "MM/dd/yyyy";
            case "103" -> "dd/MM/yyyy";
            case "104" -> "dd.MM.yyyy";
            case "108" -> "HH:mm:ss";
            case "111" -> "yyyy/MM/dd";
            case "112" -> "yyyyMMdd";
            case "120" -> "yyyy-MM-dd HH:mm:ss";
            case "121" -> "yyyy-MM-dd HH:mm:ss.SSS";
            case "126" -> "yyyy-MM-dd''T''HH:mm:ss.SSS";
            default -> throw TdsFault.notImplemented("Style " + style.text() + " of CONVERT");
        };
    }
}
