package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** The procedures that there are. Those of the catalogue are T-SQL themselves, in procedures.sql. */
final class Procedures {

    @FunctionalInterface
    interface Procedure {
        void run(Call call, Run run) throws TdsFault, SQLException;
    }

    private static final Map<String, Procedure> ALL = Map.of(
            "sp_executesql", new ExecuteSql(),
            "sp_prepare", new Prepare(),
            "sp_prepexec", new PrepareAndExecute(),
            "sp_execute", new ExecutePrepared(),
            "sp_unprepare", (call, run) -> run.session().handles().remove(call.number(0, "@handle")),
            "sp_describe_undeclared_parameters", new DescribeParameters(),
            "sp_describe_first_result_set", new DescribeFirstResult(),
            "sp_reset_connection", (call, run) -> run.session().reset(false));

    private Procedures() {}

    static Procedure find(String written) throws TdsFault {
        String name = plain(written);
        Procedure known = ALL.get(name);
        if (known == null) known = CatalogueProcedures.find(name);
        if (known != null) return known;
        if (name.startsWith("sp_cursor")) throw TdsFault.notImplemented("The server's cursor (" + name + ")");
        throw new TdsFault(2812, 62, 16, "Could not find stored procedure '" + written + "'.", 0);
    }

    /** Without database and schema. */
    static String plain(String written) {
        String lean = written.replace("[", "").replace("]", "").replace("\"", "");
        String name = lean.substring(lean.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        // {call name;1} is the first of its versions
        int version = name.indexOf(';');
        return (version < 0 ? name : name.substring(0, version)).strip();
    }
}
