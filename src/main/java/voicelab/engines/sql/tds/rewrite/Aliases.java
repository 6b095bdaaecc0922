package voicelab.engines.sql.tds.rewrite;

import java.util.Set;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** {@code SELECT a 'Name'}, {@code a AS 'Name'} and {@code Name = a}: a column's name as a string, or in front. */
final class Aliases implements Rule {
    private static final Set<String> NO_OPERANDS = Set.of(
            "like",
            "in",
            "escape",
            "then",
            "else",
            "when",
            "and",
            "or",
            "not",
            "select",
            "distinct",
            "between",
            "all",
            "from",
            "by",
            "top",
            "values",
            "set",
            "is",
            "case",
            "where",
            "having",
            "on",
            "union",
            "with",
            "into",
            "any",
            "some");

    @Override
    public void apply(Tokens tokens, Names names) {
        for (int i = 0; i < tokens.size(); i++) if (tokens.is(i, "select")) list(tokens, i + 1);
    }

    private static void list(Tokens tokens, int from) {
        boolean first = true;
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.is(i, "from") || tokens.is(i, "union") || tokens.is(i, ")") || tokens.is(i, "where")) return;
            if (first && tokens.get(i).isName() && tokens.is(i + 1, "=") && !isWord(tokens, i)) inFront(tokens, i);
            if (tokens.get(i).kind() == Kind.STRING && endsItem(tokens, i + 1) && isOperand(tokens, i - 1))
                tokens.set(
                        i,
                        new Token(
                                Kind.QUOTED, tokens.get(i).text(), tokens.get(i).at()));
            if (tokens.is(i, "(")) i = tokens.closing(i);
            first = tokens.is(i, ",") || (i == from && (tokens.is(i, "distinct") || tokens.is(i, "all")));
        }
    }

    private static boolean isWord(Tokens tokens, int i) {
        return tokens.get(i).kind() == Kind.WORD && NO_OPERANDS.contains(tokens.name(i));
    }

    private static boolean endsItem(Tokens tokens, int i) {
        return i >= tokens.size()
                || tokens.is(i, ",")
                || tokens.is(i, "from")
                || tokens.is(i, "union")
                || tokens.is(i, ")")
                || tokens.is(i, "where")
                || tokens.is(i, "into");
    }

    /** What an alias may follow. */
    private static boolean isOperand(Tokens tokens, int i) {
        Token token = tokens.get(i);
        return switch (token.kind()) {
            case WORD -> !NO_OPERANDS.contains(token.name());
            case QUOTED, STRING, NUMBER, PARAMETER -> true;
            case MARK -> token.is(")");
            default -> token.kind() == Kind.RAW && token.at() >= 0;
        };
    }

    private static void inFront(Tokens tokens, int i) {
        Token name = tokens.get(i);
        int end = tokens.find(i + 2, ",", "from", "union", "where", "into", "order");
        if (end < 0) {
            end = i + 2;
            while (end < tokens.size() && !tokens.is(end, ")"))
                end = tokens.is(end, "(") ? tokens.closing(end) + 1 : end + 1;
        }
        tokens.replace(end, end, java.util.List.of(Token.word("AS"), new Token(Kind.QUOTED, name.text(), -1)));
        tokens.remove(i, i + 2);
    }
}
