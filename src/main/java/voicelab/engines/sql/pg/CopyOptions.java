package voicelab.engines.sql.pg;

import java.util.Locale;
import voicelab.engines.sql.text.Token;
import voicelab.engines.sql.text.Tokens;

/**
 * How a copy's lines look.
 *
 * @param empty what stands for NULL
 */
record CopyOptions(boolean csv, char delimiter, String empty, boolean header, char quote, char escape) {

    /** Reads both the list in parentheses and the older words without. */
    static CopyOptions read(Tokens s, int from) throws PgFault {
        Reader reader = new Reader();
        int at = s.is(from, "with") ? from + 1 : from;
        boolean list = s.is(at, "(");
        int end = list ? s.closing(at) : s.size();
        if (list) at++;
        while (at < end) {
            if (s.is(at, ",")) {
                at++;
                continue;
            }
            at = reader.option(s, at, list);
        }
        return reader.options();
    }

    private static final class Reader {
        private boolean csv;
        private String delimiter;
        private String empty;
        private boolean header;
        private String quote = "\"";
        private String escape;

        int option(Tokens s, int at, boolean list) throws PgFault {
            String name = s.name(at);
            Token next = s.get(at + 1);
            switch (name) {
                case "format" -> format(next.isName() ? next.name() : next.text());
                case "csv", "text", "binary" -> {
                    format(name);
                    return at + 1;
                }
                case "delimiter", "delimiters" -> {
                    int value = s.is(at + 1, "as") ? at + 2 : at + 1;
                    delimiter = s.get(value).text();
                    return value + 1;
                }
                case "null" -> {
                    int value = s.is(at + 1, "as") ? at + 2 : at + 1;
                    empty = s.get(value).text();
                    return value + 1;
                }
                case "header", "freeze" -> {
                    boolean valued =
                            next.is("true") || next.is("false") || next.is("on") || next.is("off") || next.is("match");
                    if (name.equals("header")) header = !valued || next.is("true") || next.is("on") || next.is("match");
                    return valued ? at + 2 : at + 1;
                }
                case "quote" -> quote = next.text();
                case "escape" -> escape = next.text();
                case "encoding" -> {
                    String lower = next.text().toLowerCase(Locale.ROOT);
                    if (!lower.equals("utf8") && !lower.equals("utf-8"))
                        throw PgFault.unsupported("the encoding " + next.text());
                }
                case "force", "force_quote", "force_null", "force_not_null" ->
                    throw PgFault.unsupported(name.toUpperCase(Locale.ROOT) + " of COPY");
                default -> Refusals.syntax(s, at);
            }
            return at + 2;
        }

        private void format(String name) throws PgFault {
            switch (name) {
                case "csv" -> csv = true;
                case "text" -> csv = false;
                default -> throw PgFault.unsupported("COPY format \"" + name + "\"");
            }
        }

        CopyOptions options() throws PgFault {
            char q = one("quote", quote);
            return new CopyOptions(
                    csv,
                    one("delimiter", delimiter == null ? csv ? "," : "\t" : delimiter),
                    empty == null ? csv ? "" : "\\N" : empty,
                    header,
                    q,
                    escape == null ? q : one("escape", escape));
        }

        private static char one(String name, String text) throws PgFault {
            if (text.length() != 1 || text.charAt(0) > 127 || text.equals("\n") || text.equals("\r"))
                throw new PgFault(States.INVALID_PARAMETER, "COPY " + name + " must be a single one-byte character");
            return text.charAt(0);
        }
    }
}
