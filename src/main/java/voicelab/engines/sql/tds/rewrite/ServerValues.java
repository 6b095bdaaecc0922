package voicelab.engines.sql.tds.rewrite;

import java.util.Locale;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/**
 * Functions without arguments that tell of the session become variables of the server ({@code @@db_name}), whose values are
 * bound when the statement is run.
 */
final class ServerValues implements Rule {
    private static final Set<String> WITH_PARENTHESES = Set.of(
            "db_name",
            "db_id",
            "schema_name",
            "schema_id",
            "suser_sname",
            "suser_name",
            "user_name",
            "host_name",
            "app_name",
            "scope_identity",
            "original_login",
            "xact_state",
            "rowcount_big",
            "getutcdate",
            "sysutcdatetime",
            "error_message",
            "host_id",
            "original_db_name");
    private static final Set<String> WORDS = Set.of("system_user", "session_user", "current_user");

    @Override
    public void apply(Tokens tokens, Names names) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() != Kind.WORD || tokens.is(i - 1, ".")) continue;
            String name = token.name();
            if (WITH_PARENTHESES.contains(name) && tokens.is(i + 1, "(") && tokens.is(i + 2, ")"))
                tokens.replace(i, i + 3, variable(name, token));
            else if (WORDS.contains(name) || (name.equals("user") && !tokens.is(i + 1, ".")))
                tokens.set(i, variable(name.equals("system_user") ? "suser_sname" : "user_name", token));
            else if (name.equals("serverproperty")
                    && tokens.is(i + 1, "(")
                    && tokens.get(i + 2).kind() == Kind.STRING
                    && tokens.is(i + 3, ")"))
                tokens.replace(
                        i,
                        i + 4,
                        variable("property:" + tokens.get(i + 2).text().toLowerCase(Locale.ROOT), token));
        }
    }

    private static Token variable(String name, Token where) {
        return new Token(Kind.PARAMETER, "@@" + name, where.at());
    }
}
