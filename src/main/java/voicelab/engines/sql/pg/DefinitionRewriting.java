package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** Definitions in the engine's words; one of PostgreSQL's may be several of the engine's. */
final class DefinitionRewriting {
    private DefinitionRewriting() {}

    static List<Tokens> apply(Tokens s, String verb, String kind, PgSession session) throws PgFault, SQLException {
        List<Tokens> all = switch (verb + " " + kind) {
            case "create table" -> CreateTable.statements(s, session);
            case "create index" -> CreateIndex.statements(s);
            case "create sequence" -> CreateSequence.statements(s);
            case "create domain" -> CreateDomain.statements(s);
            case "alter table" -> AlterTable.statements(s);
            case "drop table" -> List.of(s);
            case "drop index", "drop view", "drop sequence", "drop schema", "drop domain" -> each(s);
            default -> List.of(s);
        };
        for (Tokens one : all) Rewriting.definition(one, session);
        return all;
    }

    /** {@code DROP VIEW a, b}: one at a time. */
    private static List<Tokens> each(Tokens s) {
        int at = 2;
        if (s.is(at, "concurrently")) s.remove(at, at + 1);
        if (s.are(at, "if", "exists")) at += 2;
        int end = s.size();
        if (s.is(end - 1, "cascade") || s.is(end - 1, "restrict")) end--;
        // the engine's indexes and sequences have no word for it
        boolean word = s.is(1, "view") || s.is(1, "schema") || s.is(1, "domain");
        List<Tokens> all = new ArrayList<>();
        for (int from = at; from < end; ) {
            int comma = s.find(from, ",");
            int to = comma < 0 ? end : comma;
            Tokens one = new Tokens(s.slice(0, at));
            s.slice(from, to).forEach(one::append);
            if (word && end < s.size()) one.append(s.get(end));
            all.add(one);
            from = to + 1;
        }
        return all.isEmpty() ? List.of(s) : all;
    }

    /** Storage options in parentheses behind a word. */
    static void dropOptions(Tokens s, int from) throws PgFault {
        for (int i = from; i < s.size(); i++) {
            if (s.is(i, "with") && s.is(i + 1, "(")) s.remove(i, s.closing(i + 1) + 1);
            if (s.is(i, "tablespace") && s.get(i + 1).isName()) s.remove(i, i + 2);
        }
    }

    /** A type where one must stand; the position behind it. */
    static int type(Tokens s, int at) throws PgFault {
        TypeNames.Read type = TypeNames.at(s, at);
        if (type == null) {
            Refusals.syntax(s, at);
            return at;
        }
        List<Token> tokens = TypeNames.tokens(type);
        s.replace(at, type.end(), tokens);
        return at + tokens.size();
    }
}
