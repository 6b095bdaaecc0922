package voicelab.engines.sql.tds.text;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** A batch as its statements: IF, WHILE and BEGIN ... END are read here, what a statement means is the router's. */
public final class BatchParser {
    private static final int MAX_DEPTH = 32;

    private final String sql;
    private final Tokens all;
    private int at;
    private int depth;
    private int countedTo;
    private int lines = 1;

    private BatchParser(String sql, Tokens all) {
        this.sql = sql;
        this.all = all;
    }

    public static List<Statement> parse(String sql) throws SyntaxFault {
        BatchParser parser = new BatchParser(sql, new Tokens(TsqlLexer.tokens(sql)));
        List<Statement> statements = new ArrayList<>();
        parser.mustBalance();
        parser.skipSemicolons();
        while (parser.at < parser.all.size()) {
            // only the first statement of a batch may be a procedure's name without EXEC
            if (!statements.isEmpty()) parser.mustBeStarter();
            statements.add(parser.one());
            parser.skipSemicolons();
        }
        return List.copyOf(statements);
    }

    private void mustBalance() throws SyntaxFault {
        int open = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.is(i, "(")) open++;
            else if (all.is(i, ")") && --open < 0) throw near(i);
        }
        if (open > 0) throw near(all.size());
    }

    private void skipSemicolons() {
        while (all.is(at, ";")) at++;
    }

    private void mustBeStarter() throws SyntaxFault {
        if (!StatementEnd.isStarter(all.get(at)) && !all.is(at, "with")) throw near(at);
    }

    private Statement one() throws SyntaxFault {
        if (++depth > MAX_DEPTH)
            throw SyntaxFault.tooMuch("Blocks are nested deeper than " + MAX_DEPTH + " levels.", line(at));
        try {
            if (all.is(at, "if")) return conditional();
            if (all.is(at, "while")) return loop();
            if (all.is(at, "begin") && isBlock()) return block();
            if (all.is(at, "else") || all.is(at, "end") || all.is(at, ")")) throw near(at);
            if (all.are(at, "begin", "try")) return guarded();
            return simple();
        } finally {
            depth--;
        }
    }

    private boolean isBlock() {
        return !all.is(at + 1, "tran")
                && !all.is(at + 1, "transaction")
                && !all.is(at + 1, "distributed")
                && !all.is(at + 1, "try")
                && !all.is(at + 1, "catch");
    }

    private Statement conditional() throws SyntaxFault {
        int line = line(at);
        Tokens condition = condition();
        Statement then = one();
        int before = at;
        skipSemicolons();
        if (!all.is(at, "else")) {
            at = before;
            return new Statement.If(condition, then, null, line);
        }
        at++;
        return new Statement.If(condition, then, one(), line);
    }

    private Statement loop() throws SyntaxFault {
        int line = line(at);
        Tokens condition = condition();
        return new Statement.While(condition, one(), line);
    }

    private Tokens condition() throws SyntaxFault {
        int from = at + 1;
        int end = StatementEnd.ofCondition(all, from);
        if (end == from || end == all.size() || all.is(end, ";")) throw near(end);
        at = end;
        return new Tokens(all.slice(from, end));
    }

    private Statement block() throws SyntaxFault {
        int line = line(at);
        at++;
        List<Statement> inside = new ArrayList<>();
        skipSemicolons();
        while (!all.is(at, "end")) {
            if (at >= all.size()) throw near(at);
            mustBeStarter();
            inside.add(one());
            skipSemicolons();
        }
        at++;
        if (inside.isEmpty()) throw near(at - 1);
        return new Statement.Block(List.copyOf(inside), line);
    }

    /** BEGIN TRY ... END CATCH as one statement, which the router refuses. */
    private Statement guarded() throws SyntaxFault {
        int from = at;
        while (!all.are(at, "end", "catch")) if (at++ >= all.size()) throw near(from);
        at += 2;
        return new Statement.Simple(new Tokens(all.slice(from, at)), "BEGIN TRY", line(from));
    }

    private Statement simple() throws SyntaxFault {
        int from = at;
        int end = StatementEnd.of(all, from);
        at = end;
        int begins = all.get(from).at();
        int ends = end < all.size() ? all.get(end).at() : sql.length();
        return new Statement.Simple(
                new Tokens(all.slice(from, end)), sql.substring(begins, ends).strip(), line(from));
    }

    private int line(int token) {
        Token where = token < all.size() ? all.get(token) : all.get(all.size() - 1);
        // positions are asked for in rising order, mostly: a long batch is not counted through for each statement
        if (where.at() < countedTo) {
            countedTo = 0;
            lines = 1;
        }
        for (; countedTo < where.at(); countedTo++) if (sql.charAt(countedTo) == '\n') lines++;
        return lines;
    }

    private SyntaxFault near(int token) {
        Token where = token < all.size() ? all.get(token) : all.get(all.size() - 1);
        return SyntaxFault.near(where.text(), line(token));
    }
}
