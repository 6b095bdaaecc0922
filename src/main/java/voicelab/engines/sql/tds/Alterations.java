package voicelab.engines.sql.tds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** ALTER TABLE: ADD, ALTER COLUMN and DROP, as so many steps as the engine needs. */
final class Alterations {
    private Alterations() {}

    static List<Tokens> of(Tokens tokens) throws TdsFault {
        int at = 3;
        while (tokens.is(at, ".")) at += 2;
        List<Token> table = tokens.slice(2, at);
        if (tokens.is(at, "with") && (tokens.is(at + 1, "check") || tokens.is(at + 1, "nocheck"))) at += 2;
        if (tokens.is(at, "add")) return add(tokens, at + 1, table);
        if (tokens.are(at, "alter", "column")) return column(tokens, at + 2, table);
        if (tokens.is(at, "drop")) return List.of(drop(tokens, at, table));
        throw TdsFault.notImplemented("ALTER TABLE ... " + tokens.get(at).text().toUpperCase(java.util.Locale.ROOT));
    }

    private static Tokens begun(List<Token> table) {
        Tokens step = new Tokens(List.of(Token.raw("ALTER TABLE")));
        table.forEach(step::append);
        return step;
    }

    private static List<Tokens> add(Tokens tokens, int from, List<Token> table) throws TdsFault {
        Tokens list = new Tokens(List.of(Token.mark("(")));
        tokens.slice(from, tokens.size()).forEach(list::append);
        list.append(Token.mark(")"));
        List<Tokens> steps = new ArrayList<>();
        for (Tokens item : ColumnDefinitions.items(list)) {
            Tokens step = begun(table);
            int fallback = item.find(0, "default");
            if ((item.is(0, "constraint") && fallback == 2) || fallback == 0) {
                int target = item.find(fallback, "for");
                if (target < 0) throw TdsFault.near("default");
                step.append(Token.raw("ALTER COLUMN"));
                step.append(item.get(target + 1));
                step.append(Token.raw("SET"));
                item.slice(fallback, target).forEach(step::append);
            } else {
                step.append(Token.raw(ColumnDefinitions.isConstraint(item) ? "ADD" : "ADD COLUMN"));
                (ColumnDefinitions.isConstraint(item)
                                ? ColumnDefinitions.constraint(item)
                                : ColumnDefinitions.column(item))
                        .forEach(step::append);
            }
            steps.add(step);
        }
        return steps;
    }

    private static List<Tokens> column(Tokens tokens, int at, List<Token> table) throws TdsFault {
        Token name = tokens.get(at);
        Optional<SqlType.Reading> read = SqlType.read(tokens, at + 1);
        if (read.isEmpty())
            throw TdsFault.of(
                    2715,
                    "Column, parameter, or variable #1: Cannot find data type "
                            + tokens.get(at + 1).text() + ".");
        Tokens type = begun(table);
        type.append(Token.raw("ALTER COLUMN"));
        type.append(name);
        type.append(Token.raw("SET DATA TYPE " + read.get().type().engine()));
        Tokens nulls = begun(table);
        nulls.append(Token.raw("ALTER COLUMN"));
        nulls.append(name);
        nulls.append(Token.raw(tokens.find(at, "not") > 0 ? "SET NOT NULL" : "DROP NOT NULL"));
        Tokens remark = new Tokens(List.of(Token.raw("COMMENT ON COLUMN")));
        table.forEach(remark::append);
        remark.append(Token.mark("."));
        remark.append(name);
        remark.append(Token.raw("IS '" + read.get().type().declared() + "'"));
        return List.of(type, nulls, remark);
    }

    private static Tokens drop(Tokens tokens, int at, List<Token> table) {
        Tokens step = begun(table);
        boolean worded = tokens.is(at + 1, "column") || tokens.is(at + 1, "constraint");
        step.append(Token.raw(worded ? "DROP" : "DROP CONSTRAINT"));
        tokens.slice(at + 1, tokens.size()).forEach(step::append);
        return step;
    }
}
