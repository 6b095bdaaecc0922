package voicelab.engines.sql.pg;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** Gives items of a SELECT and of RETURNING that have no name the one that PostgreSQL gives them. */
final class Labels implements Rewriting.Step {
    private static final String[] ENDS = {
        "from",
        "where",
        "group",
        "having",
        "order",
        "limit",
        "offset",
        "union",
        "intersect",
        "except",
        "fetch",
        "for",
        "window",
        "into",
        "on"
    };

    @Override
    public void apply(Tokens s, PgSession session) {
        int depth = 0;
        // from the end, for what is put in moves what follows
        for (int i = s.size() - 1; i >= 0; i--) {
            if (s.is(i, ")")) depth++;
            else if (s.is(i, "(")) depth--;
            else if (s.is(i, "select") && !s.is(i - 1, ".") && !s.is(i - 1, "as")) items(s, first(s, i + 1), depth > 0);
            else if (s.is(i, "returning") && depth == 0) items(s, i + 1, false);
            // whoever makes a table of it has no two columns of one name
            else if (depth == 0 && s.is(i, "as") && s.is(i + 1, "select")) items(s, first(s, i + 2), true);
        }
    }

    private static int first(Tokens s, int at) {
        if (s.is(at, "all")) return at + 1;
        if (!s.is(at, "distinct")) return at;
        return s.is(at + 1, "on") && s.is(at + 2, "(") ? s.closing(at + 2) + 1 : at + 1;
    }

    private static void items(Tokens s, int from, boolean unique) {
        Set<String> taken = new HashSet<>();
        Set<String> grouped = grouped(s, from);
        int at = from;
        while (at < s.size()) {
            int end = end(s, at);
            if (end == at) return;
            at = label(s, at, end, unique, taken, grouped);
            if (!s.is(at, ",")) return;
            at++;
        }
    }

    /** Where the item ends. */
    private static int end(Tokens s, int from) {
        for (int i = from; i < s.size(); i++) {
            if (s.is(i, "(") || s.is(i, "[")) i = s.closing(i);
            else if (s.is(i, ",") || s.is(i, ")")) return i;
            else if (!s.is(i - 1, ".") && !s.is(i - 1, "as") && !s.are(i - 2, "is", "distinct") && !isNotDistinct(s, i))
                for (String word : ENDS) if (s.is(i, word)) return i;
        }
        return s.size();
    }

    private static boolean isNotDistinct(Tokens s, int i) {
        return s.is(i, "from") && s.are(i - 3, "is", "not", "distinct");
    }

    /** Names that stand alone in GROUP BY: there the engine would take a label for them. */
    private static Set<String> grouped(Tokens s, int from) {
        Set<String> names = new HashSet<>();
        int group = s.find(from, "group");
        for (int i = group + 2; group >= 0 && i < s.size() && !s.is(i, ")"); i++)
            if (s.get(i).isName() && !s.is(i - 1, ".")) names.add(s.name(i));
        return names;
    }

    /** The position behind the item and its label. */
    private static int label(Tokens s, int at, int end, boolean unique, Set<String> taken, Set<String> grouped) {
        Tokens item = new Tokens(s.slice(at, end));
        int as = item.find(0, "as");
        if (as >= 0 || LabelNames.hasAlias(item)) {
            taken.add(item.name(item.size() - 1));
            return end;
        }
        if (LabelNames.isReference(item)) {
            taken.add(item.name(item.size() - 1));
            return end;
        }
        LabelNames.Label label = LabelNames.of(item);
        // the engine says ?column? by itself
        if (label.strength() == 0 && !unique) return end;
        if (label.isOfColumn() && grouped.contains(label.name())) return end;
        String name = label.name();
        for (int n = 1; unique && taken.contains(name); n++) name = label.name() + "_" + n;
        taken.add(name);
        s.replace(end, end, List.of(Token.word("AS"), new Token(Kind.QUOTED, name, -1)));
        return end + 2;
    }
}
