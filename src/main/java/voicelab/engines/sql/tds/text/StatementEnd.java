package voicelab.engines.sql.tds.text;

import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/**
 * Finds where a statement ends. T-SQL needs no semicolon between statements, so the end is the next word that can only
 * begin another one.
 */
final class StatementEnd {
    static final Set<String> STARTERS = Set.of(
            "select",
            "insert",
            "update",
            "delete",
            "merge",
            "create",
            "alter",
            "drop",
            "truncate",
            "declare",
            "set",
            "if",
            "while",
            "begin",
            "commit",
            "rollback",
            "save",
            "exec",
            "execute",
            "print",
            "raiserror",
            "throw",
            "use",
            "return",
            "waitfor",
            "grant",
            "revoke",
            "deny",
            "backup",
            "restore",
            "kill",
            "dbcc",
            "checkpoint",
            "open",
            "close",
            "fetch",
            "deallocate",
            "break",
            "continue",
            "else",
            "end",
            "goto",
            "bulk",
            "shutdown",
            "reconfigure");

    private static final Set<String> QUERIES = Set.of("select", "insert", "update", "delete", "merge");
    private static final Set<String> REST_OF_BATCH = Set.of("procedure", "proc", "function", "trigger");

    private final Tokens all;
    private final int from;
    private String verb;
    private boolean source;
    private boolean set;

    private StatementEnd(Tokens all, int from) {
        this.all = all;
        this.from = from;
        this.verb = all.name(from);
    }

    /** The position behind the last token of the statement that begins at {@code from}. */
    static int of(Tokens all, int from) {
        return new StatementEnd(all, from).find();
    }

    /** The position of the statement behind a condition that begins at {@code from}. */
    static int ofCondition(Tokens all, int from) {
        int cases = 0;
        for (int i = from; i < all.size(); i++) {
            if (all.is(i, "(")) i = all.closing(i);
            else if (all.is(i, "case")) cases++;
            else if (all.is(i, "end") && cases > 0) cases--;
            else if (cases == 0 && (all.is(i, ";") || isStarter(all.get(i)))) return i;
        }
        return all.size();
    }

    private int find() {
        if ((verb.equals("create") || verb.equals("alter")) && takesTheRest()) return all.size();
        int cases = 0;
        for (int i = from + 1; i < all.size(); i++) {
            if (all.is(i, ";")) return i;
            if (all.is(i, "(")) i = all.closing(i);
            else if (all.is(i, "case")) cases++;
            else if (all.is(i, "end") && cases > 0) cases--;
            else if (all.is(i, "values")) source = true;
            else if (cases == 0 && isStarter(all.get(i)) && !all.is(i - 1, ".") && !belongs(i)) return i;
        }
        return all.size();
    }

    private boolean takesTheRest() {
        int object = all.is(from + 1, "or") ? from + 3 : from + 1;
        return all.isOneOf(object, REST_OF_BATCH);
    }

    static boolean isStarter(Token token) {
        return token.kind() == Kind.WORD && STARTERS.contains(token.name());
    }

    /** Whether the word there is a part of this statement. */
    private boolean belongs(int i) {
        String word = all.name(i);
        if (word.equals("select") && (all.is(i - 1, "union") || all.is(i - 1, "except") || all.is(i - 1, "intersect")))
            return true;
        if (word.equals("select") && all.is(i - 1, "all") && all.is(i - 2, "union")) return true;
        if (word.equals("update") && all.is(i - 1, "for")) return true;
        // ORDER BY a OFFSET 10 ROWS FETCH NEXT 5 ROWS ONLY
        if (word.equals("fetch") && (all.is(i - 1, "rows") || all.is(i - 1, "row"))) return true;
        // DROP TABLE IF EXISTS, ALTER TABLE t DROP COLUMN IF EXISTS
        if (word.equals("if")
                && all.is(i + 1, "exists")
                && (verb.equals("drop") ? i == from + 2 : all.is(i - 2, "drop"))) return true;
        return switch (verb) {
            case "with" -> startsQuery(word);
            case "insert" -> isSource(word);
            case "update" -> isFirstSet(word);
            case "merge" -> belongsToMerge(word, i);
            case "create" -> (word.equals("select") && all.is(i - 1, "as")) || isAction(word, i);
            case "alter" -> belongsToAlter(word, i);
            case "grant", "revoke", "deny" -> !all.is(i - 1, ";") && !STARTS_ANEW.contains(word);
            case "declare" -> word.equals("select") && all.is(i - 1, "for");
            default -> false;
        };
    }

    private static final Set<String> STARTS_ANEW =
            Set.of("grant", "revoke", "deny", "if", "set", "declare", "use", "print", "begin");

    private boolean startsQuery(String word) {
        if (!QUERIES.contains(word)) return false;
        verb = word;
        return true;
    }

    private boolean isSource(String word) {
        boolean first = !source && (word.equals("select") || word.equals("exec") || word.equals("execute"));
        source |= first;
        return first;
    }

    private boolean isFirstSet(String word) {
        boolean first = !set && word.equals("set");
        set |= first;
        return first;
    }

    private boolean belongsToMerge(String word, int i) {
        return (all.is(i - 1, "then") && QUERIES.contains(word)) || (word.equals("set") && all.is(i - 1, "update"));
    }

    /** {@code ON DELETE SET NULL}. */
    private boolean isAction(String word, int i) {
        return ((word.equals("delete") || word.equals("update")) && all.is(i - 1, "on"))
                || (word.equals("set") && (all.is(i - 1, "delete") || all.is(i - 1, "update")));
    }

    private boolean belongsToAlter(String word, int i) {
        return isAction(word, i)
                || (word.equals("alter") && all.is(i + 1, "column"))
                || (word.equals("drop") && (all.is(i + 1, "column") || all.is(i + 1, "constraint")))
                || (word.equals("set") && all.is(from + 1, "database"));
    }
}
