package voicelab.engines.sql.tds;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import voicelab.engines.sql.tds.rewrite.Rewritten;
import voicelab.engines.sql.tds.text.SqlType;
import voicelab.engines.sql.tds.text.Statement;
import voicelab.protocols.tds.Done;

/** {@code sp_describe_undeclared_parameters text}: the engine guesses the types from where the parameters stand. */
final class DescribeParameters implements Procedures.Procedure {
    @Override
    public void run(Call call, Run run) throws TdsFault, SQLException {
        Scope scope = new Scope(run.session());
        scope.asking();
        Run asking = run.within(scope, run.doneToken(), "");
        Map<String, SqlType> found = new LinkedHashMap<>();
        for (Statement one : run.session().batches().parse(call.text(0, "@tsql")))
            if (one instanceof Statement.Simple simple) guess(simple, asking, found);
        Described out = new Described(run.answer());
        out.begin(
                Described.whole("parameter_ordinal"),
                Described.name("name"),
                Described.whole("suggested_system_type_id"),
                Described.name("suggested_system_type_name"),
                Described.whole("suggested_max_length"),
                Described.whole("suggested_precision"),
                Described.whole("suggested_scale"),
                Described.whole("suggested_user_type_id"),
                Described.name("suggested_user_type_database"),
                Described.name("suggested_user_type_schema"),
                Described.name("suggested_user_type_name"),
                Described.name("suggested_assembly_qualified_type_name"),
                Described.whole("suggested_xml_collection_id"),
                Described.name("suggested_xml_collection_database"),
                Described.name("suggested_xml_collection_schema"),
                Described.name("suggested_xml_collection_name"),
                Described.bit("suggested_is_xml_document"),
                Described.bit("suggested_is_case_sensitive"),
                Described.bit("suggested_is_fixed_length_clr_type"),
                Described.bit("suggested_is_input"),
                Described.bit("suggested_is_output"));
        long ordinal = 0;
        for (Map.Entry<String, SqlType> one : found.entrySet()) {
            SqlType type = one.getValue();
            out.row(
                    ++ordinal,
                    one.getKey(),
                    (long) SystemTypes.id(type),
                    type.declared(),
                    (long) SystemTypes.bytes(type),
                    (long) SystemTypes.precision(type),
                    (long) type.scale(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    false,
                    false,
                    false,
                    true,
                    false);
        }
        run.counted(Done.SELECT, out.rows());
    }

    private static void guess(Statement.Simple simple, Run asking, Map<String, SqlType> found)
            throws TdsFault, SQLException {
        Rewritten rewritten = asking.rewrite(simple.tokens());
        if (rewritten.variables().isEmpty()) return;
        PreparedStatement prepared = asking.session().prepare(rewritten.database(), rewritten.sql());
        ParameterMetaData told = prepared.getParameterMetaData();
        for (int i = 0; i < rewritten.variables().size(); i++) {
            String name = rewritten.variables().get(i);
            if (name.startsWith("@@") || asking.scope().isScalar(name)) continue;
            SqlType type = ColumnTypes.ofEngine(
                    told.getParameterType(i + 1),
                    told.getPrecision(i + 1),
                    told.getScale(i + 1),
                    told.getParameterTypeName(i + 1));
            found.putIfAbsent(name, type);
        }
    }
}
