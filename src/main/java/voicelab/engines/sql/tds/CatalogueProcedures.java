package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import voicelab.protocols.tds.TokenWriter;

/** The procedures of procedures.sql: a line {@code --- name, name (@parameter type, ...)} and then T-SQL. Read at first use. */
final class CatalogueProcedures {
    private static final String SCRIPT = "/voicelab/engines/sql/tds/procedures.sql";

    private CatalogueProcedures() {}

    /** @param parameters those that are not given are NULL */
    private record Scripted(Parameters parameters, String text) implements Procedures.Procedure {
        @Override
        public void run(Call call, Run run) throws TdsFault, SQLException {
            Scope scope = new Scope(run.session());
            List<Parameters.One> all = parameters.all();
            for (Parameters.One one : all) scope.declare(one.name(), one.type(), null);
            for (int i = 0; i < call.arguments().size(); i++) {
                Argument argument = call.arguments().get(i);
                String name = parameters.name(i, argument).toLowerCase(Locale.ROOT);
                if (!scope.isScalar(name))
                    throw TdsFault.of(8145, name + " is not a parameter for procedure " + call.procedure() + ".");
                scope.get(name).value = argument.value();
            }
            Run inner = run.within(scope, TokenWriter.DONEINPROC, Procedures.plain(call.procedure()));
            inner.text(text);
            call.status(inner.status());
        }
    }

    private static final class Read {
        static final Map<String, Scripted> ALL = read();

        private static Map<String, Scripted> read() {
            Map<String, Scripted> all = new HashMap<>();
            for (String one : Catalogue.text(SCRIPT).split("(?m)^--- ")) {
                int line = one.indexOf('\n');
                int open = one.indexOf('(');
                if (line < 0 || open < 0 || open > line) continue;
                try {
                    Parameters parameters = Parameters.read(one.substring(open + 1, one.lastIndexOf(')', line)));
                    Scripted scripted = new Scripted(parameters, one.substring(line + 1));
                    for (String name : one.substring(0, open).split(",")) all.put(name.strip(), scripted);
                } catch (TdsFault e) {
                    throw new IllegalStateException("procedures.sql: " + one.substring(0, line), e);
                }
            }
            return all;
        }
    }

    /** Null when there is none of that name. */
    static Procedures.Procedure find(String name) {
        return Read.ALL.get(name);
    }
}
