package voicelab.engines.sql.tds.rewrite;

import java.util.Locale;
import java.util.Set;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/**
 * The catalogue's views live in the schema {@code sys}, those of INFORMATION_SCHEMA too, with {@code is_} in front: the
 * engine's own schema of that name shows more than SQL Server has. Table variables are the engine's temporary tables.
 */
final class ObjectNames implements Rule {
    private static final Set<String> VIEWS = Set.of(
            "tables",
            "columns",
            "schemata",
            "views",
            "table_constraints",
            "key_column_usage",
            "constraint_column_usage",
            "referential_constraints",
            "check_constraints");
    private static final Set<String> SYS_FUNCTIONS = Set.of(
            "object_id",
            "object_name",
            "schema_id",
            "schema_name",
            "db_id",
            "db_name",
            "type_name",
            "type_id",
            "quotename",
            "isnumeric",
            "col_length",
            "object_schema_name");

    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.PARAMETER && names.isTable(token.text()) && !tokens.is(i - 1, "."))
                tokens.set(i, new Token(Kind.QUOTED, token.text(), token.at()));
            else if (token.isName() && !tokens.is(i - 1, "."))
                name(tokens, i, token.text().toLowerCase(Locale.ROOT));
        }
    }

    private static void name(Tokens tokens, int i, String name) throws TdsFault {
        boolean dotted = tokens.is(i + 1, ".") && tokens.get(i + 2).isName();
        if (name.equals("information_schema") && dotted) {
            String view = tokens.get(i + 2).text().toLowerCase(Locale.ROOT);
            if (!VIEWS.contains(view))
                throw invalid("INFORMATION_SCHEMA." + tokens.get(i + 2).text());
            tokens.set(i, Token.word("sys"));
            tokens.set(i + 2, new Token(Kind.QUOTED, "is_" + view, -1));
        } else if (name.equals("sys") && dotted) {
            tokens.set(
                    i + 2,
                    new Token(
                            Kind.QUOTED,
                            tokens.get(i + 2).text().toLowerCase(Locale.ROOT),
                            tokens.get(i + 2).at()));
        } else if (SYS_FUNCTIONS.contains(name) && tokens.is(i + 1, "(")) {
            tokens.set(i, Token.raw("\"sys\".\"" + name + "\""));
        }
    }

    private static TdsFault invalid(String name) {
        return TdsFault.of(208, "Invalid object name '" + name + "'.");
    }
}
