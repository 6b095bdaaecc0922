package voicelab.engines.sql.tds;

import java.sql.SQLException;

/** {@code sp_prepare handle OUTPUT, declaration, text}. */
final class Prepare implements Procedures.Procedure {
    @Override
    public void run(Call call, Run run) throws TdsFault, SQLException {
        handle(call, run);
    }

    static PreparedHandles.Prepared handle(Call call, Run run) throws TdsFault {
        PreparedHandles.Prepared prepared =
                new PreparedHandles.Prepared(Parameters.read(call.text(1, "@params")), call.text(2, "@stmt"));
        // what cannot be read is refused now, not when it is first run
        run.session().batches().parse(prepared.text());
        call.returns(
                0, call.argument(0, "@handle"), (long) run.session().handles().add(prepared));
        return prepared;
    }
}
