package voicelab.engines.sql.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** ALTER TABLE: its actions one at a time. */
final class AlterTable {
    private static final Set<String> STORAGE = Set.of("logged", "unlogged", "tablespace", "without");

    private AlterTable() {}

    static List<Tokens> statements(Tokens s) throws PgFault {
        int at = 2;
        if (s.are(at, "if", "exists")) at += 2;
        if (s.is(at, "only")) s.remove(at, at + 1);
        at++;
        while (s.is(at, ".")) at += 2;
        if (s.is(at, "*")) s.remove(at, at + 1);
        List<Tokens> all = new ArrayList<>();
        for (int from = at; from < s.size(); ) {
            int comma = s.find(from, ",");
            int to = comma < 0 ? s.size() : comma;
            Tokens action = new Tokens(s.slice(from, to));
            if (lean(action)) {
                notNull(s, at, action, all);
                Tokens one = new Tokens(s.slice(0, at));
                action.list().forEach(one::append);
                all.add(one);
            }
            from = to + 1;
        }
        return all;
    }

    /** A primary key's columns may be nullable before it for PostgreSQL, and may not for the engine. */
    private static void notNull(Tokens s, int at, Tokens action, List<Tokens> all) {
        int primary = action.find(0, "primary");
        if (!action.is(0, "add") || primary < 0 || !action.is(primary + 2, "(")) return;
        for (int i = primary + 3; i < action.closing(primary + 2); i += 2) {
            Tokens one = new Tokens(s.slice(0, at));
            one.append(Token.raw("ALTER COLUMN"));
            one.append(action.get(i));
            one.append(Token.raw("SET NOT NULL"));
            all.add(one);
        }
    }

    private static void drop(Tokens a) {
        if (a.is(a.size() - 1, "restrict")) a.remove(a.size() - 1, a.size());
        if (a.is(a.size() - 1, "cascade") && !a.is(1, "constraint")) a.remove(a.size() - 1, a.size());
    }

    /** False for an action that means nothing to the engine. */
    private static boolean lean(Tokens a) throws PgFault {
        switch (a.name(0)) {
            case "owner", "cluster", "replica", "validate" -> {
                return false;
            }
            case "set" -> {
                if (a.is(1, "(") || STORAGE.contains(a.name(1))) return false;
            }
            case "add" -> add(a);
            case "alter" -> alter(a);
            case "drop" -> drop(a);
            case "rename" -> rename(a);
            case "inherit", "no", "attach", "detach", "enable", "disable", "force", "of", "not" ->
                throw PgFault.unsupported("ALTER TABLE " + a.name(0).toUpperCase(Locale.ROOT));
            default -> Refusals.syntax(a, 0);
        }
        return true;
    }

    private static void add(Tokens a) throws PgFault {
        boolean constraint = a.is(1, "constraint")
                || a.is(1, "primary")
                || a.is(1, "unique")
                || a.is(1, "check")
                || a.is(1, "foreign");
        if (a.is(1, "exclude")) throw PgFault.unsupported("an exclusion constraint");
        int at = 1;
        if (!constraint) {
            if (a.is(at, "column")) at++;
            if (a.are(at, "if", "not", "exists")) at += 3;
            at = DefinitionRewriting.type(a, at + 1);
        }
        while (at < a.size()) {
            int taken = ColumnConstraints.taken(a, at);
            if (taken > 0) a.remove(at, at + taken);
            else if (a.is(at, "(")) at = a.closing(at) + 1;
            else at++;
        }
        if (a.are(1, "primary", "key", "using") || a.are(3, "primary", "key", "using"))
            throw PgFault.unsupported("USING INDEX");
    }

    private static void alter(Tokens a) throws PgFault {
        int name = a.is(1, "column") ? 2 : 1;
        int at = name + 1;
        if (a.are(at, "set", "data", "type")) a.remove(at, at + 2);
        if (a.is(at, "type")) {
            a.replace(at, at + 1, List.of(Token.raw("SET DATA TYPE")));
            DefinitionRewriting.type(a, at + 1);
        } else if (a.are(at, "set", "statistics") || a.are(at, "set", "storage"))
            throw PgFault.unsupported("SET " + a.name(at + 1));
        if (!a.is(1, "column")) a.add(1, Token.word("COLUMN"));
    }

    /** {@code RENAME a TO b} and {@code RENAME COLUMN a TO b} are of columns, {@code RENAME TO t} of the table. */
    private static void rename(Tokens a) {
        if (a.is(1, "to") || a.is(1, "constraint")) return;
        int name = a.is(1, "column") ? 2 : 1;
        a.replace(0, name, List.of(Token.raw("ALTER COLUMN")));
        a.add(2, Token.word("RENAME"));
    }
}
