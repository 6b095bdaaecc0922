package voicelab.engines.sql.tds;

import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.engines.sql.text.Tokens;
import voicelab.protocols.tds.Done;

/** {@code SELECT ... INTO table}: a table of the query's columns, filled. */
final class SelectInto {
    private SelectInto() {}

    static void run(Statement.Simple statement, Run run) throws TdsFault, SQLException {
        Tokens query = statement.tokens().copy();
        int into = query.find(1, "into");
        int end = into + 2;
        while (query.is(end, ".")) end += 2;
        Tokens target = new Tokens(query.slice(into + 1, end));
        query.remove(into, end);
        Rewritten source = run.rewrite(query);
        EngineSession engine = run.session().engine(source.database());
        PreparedStatement asked = Bound.prepare(run, source);
        ColumnTypes types = ColumnTypes.of(asked.getMetaData(), engine.shapes());
        ResultSetMetaData told = asked.getMetaData();
        String table = run.rewrite(target).sql();
        StringBuilder create =
                new StringBuilder(Definitions.creating(target)).append(table).append(" (");
        for (int i = 0; i < types.size(); i++) {
            String name = told.getColumnLabel(i + 1).replace("\"", "\"\"");
            create.append(i == 0 ? "" : ", ")
                    .append('"')
                    .append(name)
                    .append("\" ")
                    .append(types.type(i).engine());
            create.append(" COMMENT '").append(types.type(i).declared()).append('\'');
        }
        run.session().transactions().beginIfImplicit(run.answer());
        engine.session()
                .control(create.append(')').append(Definitions.ending(target)).toString());
        engine.session().shapeChanged();
        engine.shapes().stale();
        Rewritten fill =
                new Rewritten("INSERT INTO " + table + " " + source.sql(), source.variables(), source.database());
        PreparedStatement insert = Bound.prepare(run, fill);
        engine.session().run(insert);
        long rows = insert.getLargeUpdateCount();
        run.session().transactions().statementDone();
        run.counted(Done.SELECT, rows);
    }
}
