package voicelab.engines.sql.tds.rewrite;

import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.TdsFault;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/** {@code OUTPUT inserted.x}: the engine reads what a change did as a table. */
final class OutputClause implements Rule {
    @Override
    public void apply(Tokens tokens, Names names) throws TdsFault {
        if (!tokens.is(0, "insert") && !tokens.is(0, "update") && !tokens.is(0, "delete")) return;
        int output = tokens.find(1, "output");
        if (output < 0) return;
        int end = tokens.find(output + 1, "values", "select", "from", "where", "default", "into");
        if (end < 0) end = tokens.size();
        if (tokens.is(end, "into")) throw TdsFault.notImplemented("OUTPUT ... INTO");
        List<Token> columns = new ArrayList<>();
        boolean after = false;
        boolean before = false;
        for (int i = output + 1; i < end; i++) {
            boolean inserted = tokens.is(i, "inserted") && tokens.is(i + 1, ".");
            boolean deleted = tokens.is(i, "deleted") && tokens.is(i + 1, ".");
            after |= inserted;
            before |= deleted;
            if (inserted || deleted) i++;
            else columns.add(tokens.get(i));
        }
        if (after && before) throw TdsFault.notImplemented("OUTPUT of both inserted and deleted columns");
        tokens.remove(output, end);
        tokens.append(Token.mark(")"));
        List<Token> front = new ArrayList<>(List.of(Token.word("SELECT")));
        front.addAll(columns);
        front.add(Token.raw("FROM " + (before ? "OLD" : "FINAL") + " TABLE ("));
        tokens.replace(0, 0, front);
    }
}
