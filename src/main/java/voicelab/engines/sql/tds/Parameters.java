package voicelab.engines.sql.tds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.SyntaxFault;
import voicelab.engines.sql.tds.text.TsqlLexer;
import voicelab.engines.sql.text.Token.Kind;
import voicelab.engines.sql.text.Tokens;

/** A declaration of parameters: {@code @a int, @b nvarchar(20) OUTPUT}. */
final class Parameters {
    private final List<One> all = new ArrayList<>();

    record One(String name, SqlType type) {}

    private Parameters() {}

    static Parameters read(String declaration) throws TdsFault {
        Parameters parameters = new Parameters();
        Tokens tokens;
        try {
            tokens = new Tokens(TsqlLexer.tokens(declaration));
        } catch (SyntaxFault e) {
            throw TdsFault.syntax(e);
        }
        for (int at = 0; at < tokens.size(); ) {
            if (tokens.get(at).kind() != Kind.PARAMETER)
                throw TdsFault.near(tokens.get(at).text());
            int typeAt = tokens.is(at + 1, "as") ? at + 2 : at + 1;
            Optional<SqlType.Reading> type = SqlType.read(tokens, typeAt);
            if (type.isEmpty())
                throw TdsFault.of(
                        2715,
                        "Column, parameter, or variable " + tokens.get(at).text() + ": Cannot find data type "
                                + tokens.get(typeAt).text() + ".");
            parameters.all.add(new One(tokens.get(at).text(), type.get().type()));
            at = tokens.find(type.get().next(), ",");
            if (at < 0) break;
            at++;
        }
        return parameters;
    }

    List<One> all() {
        return all;
    }

    /** The name of the n-th value: its own, or the n-th that was declared. */
    String name(int n, Argument value) throws TdsFault {
        if (!value.name().isEmpty()) return value.name().toLowerCase(Locale.ROOT);
        if (n >= all.size()) throw TdsFault.of(8144, "Procedure or function has too many arguments specified.");
        return all.get(n).name();
    }

    void declare(Scope scope, List<Argument> values) throws TdsFault {
        for (One one : all) scope.declare(one.name(), one.type(), null);
        Set<String> given = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            String name = name(i, values.get(i));
            scope.get(name).value = values.get(i).value();
            given.add(name);
        }
        for (One one : all)
            if (!given.contains(one.name()))
                throw TdsFault.of(
                        8178,
                        "The parameterized query expects the parameter '" + one.name() + "', which was not supplied.");
    }
}
