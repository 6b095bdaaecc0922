package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.TdsColumn;

/** {@code sp_describe_first_result_set text, declaration}: the columns of a batch's first query. */
final class DescribeFirstResult implements Procedures.Procedure {
    @Override
    public void run(Call call, Run run) throws TdsFault, SQLException {
        Scope scope = new Scope(run.session());
        scope.asking();
        if (call.arguments().size() > 1)
            for (Parameters.One one : Parameters.read(call.text(1, "@params")).all())
                scope.declare(one.name(), one.type(), null);
        Described out = new Described(run.answer());
        out.begin(
                Described.bit("is_hidden"),
                Described.whole("column_ordinal"),
                Described.name("name"),
                Described.bit("is_nullable"),
                Described.whole("system_type_id"),
                Described.name("system_type_name"),
                Described.whole("max_length"),
                Described.whole("precision"),
                Described.whole("scale"),
                Described.bit("is_identity_column"));
        Statement.Simple query = first(run.session().batches().parse(call.text(0, "@tsql")));
        if (query != null) describe(run.within(scope, run.doneToken(), ""), query, out);
        run.counted(Done.SELECT, out.rows());
    }

    private static Statement.Simple first(List<Statement> statements) {
        for (Statement one : statements)
            if (one instanceof Statement.Simple simple
                    && (simple.verb().equals("select") || simple.verb().equals("with"))) return simple;
        return null;
    }

    private static void describe(Run run, Statement.Simple query, Described out) throws TdsFault, SQLException {
        Rewritten rewritten = run.rewrite(query.tokens());
        PreparedStatement prepared = run.session().prepare(rewritten.database(), rewritten.sql());
        if (prepared.getMetaData() == null) return;
        ColumnTypes types = ColumnTypes.of(
                prepared.getMetaData(),
                run.session().engine(rewritten.database()).shapes());
        for (int i = 0; i < types.size(); i++) {
            TdsColumn column = types.columns().get(i);
            SqlType type = types.type(i);
            List<Object> row = new ArrayList<>(List.of(
                    false,
                    (long) i + 1,
                    column.name(),
                    column.nullable(),
                    (long) SystemTypes.id(type),
                    type.declared(),
                    (long) SystemTypes.bytes(type),
                    (long) SystemTypes.precision(type),
                    (long) type.scale(),
                    column.identity()));
            out.row(row.toArray());
        }
    }
}
