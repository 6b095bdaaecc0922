package voicelab.engines.sql.tds;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.protocols.tds.Done;

/** The statements that are known: what each does, and the number that its DONE shows. */
final class Commands {

    /** Runs one statement and writes its answer, DONE and all. */
    @FunctionalInterface
    interface Operation {
        void run(Statement.Simple statement, Run run) throws TdsFault, SQLException;
    }

    private record Command(Operation operation, int number) {}

    private static final Map<String, Command> ALL = Map.ofEntries(
            Map.entry("select", new Command(new Select(), Done.SELECT)),
            Map.entry("with", new Command(new EngineStatement(), Done.SELECT)),
            Map.entry("insert", new Command(new Insert(), Done.INSERT)),
            Map.entry("update", new Command(new EngineStatement(), Done.UPDATE)),
            Map.entry("delete", new Command(new EngineStatement(), Done.DELETE)),
            Map.entry("merge", new Command(new EngineStatement(), Done.MERGE)),
            Map.entry("truncate", new Command(new Definition(), Done.DELETE)),
            Map.entry("create", new Command(new Definition(), Done.CREATE_TABLE)),
            Map.entry("alter", new Command(new Definition(), Done.CREATE_TABLE)),
            Map.entry("drop", new Command(new Definition(), Done.DROP_TABLE)),
            Map.entry("declare", new Command(new Declare(), Done.NOTHING)),
            Map.entry("set", new Command(new SetStatement(), Done.SET)),
            Map.entry("use", new Command(new Use(), Done.NOTHING)),
            Map.entry("begin", new Command(new TransactionStatement(), Done.BEGIN_TRANSACTION)),
            Map.entry("commit", new Command(new TransactionStatement(), Done.COMMIT)),
            Map.entry("rollback", new Command(new TransactionStatement(), Done.ROLLBACK)),
            Map.entry("save", new Command(new TransactionStatement(), Done.NOTHING)),
            Map.entry("exec", new Command(new Execute(), Done.EXECUTE)),
            Map.entry("execute", new Command(new Execute(), Done.EXECUTE)),
            Map.entry("print", new Command(new Print(), Done.NOTHING)),
            Map.entry("raiserror", new Command(new RaiseError(), Done.NOTHING)),
            Map.entry("throw", new Command(new RaiseError(), Done.NOTHING)),
            Map.entry("return", new Command(new Return(), Done.NOTHING)),
            Map.entry("waitfor", new Command(new WaitFor(), Done.NOTHING)));

    /** After these the next statement of a batch is run (T-SQL reference, XACT_ABORT). */
    private static final Set<Integer> GO_ON =
            Set.of(2627, 2601, 515, 547, 8134, 2714, 3701, 229, 259, 8152, 512, 3902, 3903, 50_000);

    private Commands() {}

    static Operation operation(Statement.Simple statement) throws TdsFault {
        Command command = ALL.get(statement.verb());
        if (command != null) return command.operation();
        if (isReserved(statement.verb()))
            throw TdsFault.notImplemented(statement.verb().toUpperCase(java.util.Locale.ROOT));
        // a procedure's name without EXEC, which may only begin a batch
        if (statement.tokens().get(0).isName()) return new Execute();
        throw TdsFault.near(statement.tokens().get(0).text());
    }

    private static boolean isReserved(String verb) {
        return switch (verb) {
            case "grant",
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
                    "goto",
                    "bulk",
                    "shutdown",
                    "reconfigure" -> true;
            default -> false;
        };
    }

    static int of(Statement.Simple statement) {
        Command command = ALL.get(statement.verb());
        return command == null ? Done.EXECUTE : command.number();
    }

    static boolean goesOnAfter(TdsFault fault) {
        return GO_ON.contains(fault.number()) && !fault.isNotImplemented();
    }
}
