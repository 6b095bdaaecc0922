package voicelab.engines.sql.tds.rewrite;

import java.util.List;
import java.util.Map;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** Functions that the engine has under another name, or with another type. */
final class Functions implements Rule {
    private static final Map<String, String> RENAMED = Map.of(
            "datalength", "OCTET_LENGTH",
            "string_agg", "LISTAGG",
            "newsequentialid", "NEWID",
            "count_big", "COUNT",
            "stuff", "INSERT",
            "replicate", "REPEAT",
            "ceiling", "CEIL",
            "charindex", "LOCATE");

    private static final Map<String, String> WITHOUT_ARGUMENTS = Map.of(
            "sysdatetime", "LOCALTIMESTAMP(7)",
            "getdate", "CAST(LOCALTIMESTAMP(3) AS TIMESTAMP(3))",
            "sysdatetimeoffset", "CURRENT_TIMESTAMP(7)");

    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.WORD || tokens.is(i - 1, ".")) continue;
            String name = token.name();
            if (name.equals("current_timestamp")) tokens.set(i, Token.raw(WITHOUT_ARGUMENTS.get("getdate")));
            if (!tokens.is(i + 1, "(")) continue;
            int close = tokens.closing(i + 1);
            if (WITHOUT_ARGUMENTS.containsKey(name) && close == i + 2)
                tokens.replace(i, i + 3, Token.raw(WITHOUT_ARGUMENTS.get(name)));
            else if (RENAMED.containsKey(name)) tokens.set(i, Token.raw(RENAMED.get(name)));
            else if (name.equals("count")) count(tokens, i, close);
            else if (name.equals("iif")) iif(tokens, i, close);
        }
    }

    /** int in T-SQL, bigint in the engine. */
    private static void count(Tokens tokens, int i, int close) {
        int end = close + 1;
        if (tokens.is(end, "over") && tokens.is(end + 1, "(")) end = tokens.closing(end + 1) + 1;
        tokens.replace(end, end, List.of(Token.raw("AS INTEGER"), Token.mark(")")));
        tokens.replace(i, i, List.of(Token.raw("CAST"), Token.mark("(")));
    }

    private static void iif(Tokens tokens, int i, int close) throws TdsFault {
        int first = tokens.find(i + 2, ",");
        int second = first < 0 ? -1 : tokens.find(first + 1, ",");
        if (second < 0 || second > close) throw TdsFault.of(174, "The iif function requires 3 argument(s).");
        tokens.set(close, Token.raw("END)"));
        tokens.set(second, Token.raw("ELSE"));
        tokens.set(first, Token.raw("THEN"));
        tokens.replace(i, i + 2, Token.raw("(CASE WHEN"));
    }
}
