package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.WireColumn;

/** Parse, Bind, Describe, Execute, Close: prepared statements and portals of one session. */
final class ExtendedQuery {
    private final PgSession session;
    private final BackWriter out;
    private final RowSender sender;
    private final StatementDesk desk;
    private final PreparedStatements statements;
    private final Map<String, Portal> portals = new HashMap<>();

    ExtendedQuery(PgSession session, BackWriter out, RowSender sender, StatementDesk desk) {
        this.session = session;
        this.out = out;
        this.sender = sender;
        this.desk = desk;
        this.statements = session.prepared();
    }

    void take(FrontMessage message) throws PgFault, SQLException {
        if (message instanceof FrontMessage.Parse m) parse(m);
        else if (message instanceof FrontMessage.Bind m) bind(m);
        else if (message instanceof FrontMessage.Describe m) describe(m);
        else if (message instanceof FrontMessage.Execute m) execute(m);
        else if (message instanceof FrontMessage.Close m) close(m);
        else
            throw new PgFault(
                    States.PROTOCOL_VIOLATION,
                    "unexpected message " + message.getClass().getSimpleName());
    }

    private void parse(FrontMessage.Parse m) throws PgFault, SQLException {
        statements.add(m.name(), new Prepared(m.sql(), m.types()), session);
        out.parseComplete();
    }

    private void bind(FrontMessage.Bind m) throws PgFault, SQLException {
        Prepared prepared = statements.get(m.statement());
        Optional<Plan> plan = session.plan(prepared.sql(), prepared.declared());
        List<Integer> types = plan.map(Plan::parameters).orElse(List.of());
        if (m.values().size() != types.size())
            throw new PgFault(
                    States.PROTOCOL_VIOLATION,
                    "bind message supplies " + m.values().size() + " parameters, but prepared statement \""
                            + m.statement() + "\" requires " + types.size());
        if (m.formats().size() > 1 && m.formats().size() != m.values().size())
            throw new PgFault(
                    States.PROTOCOL_VIOLATION,
                    "bind message has " + m.formats().size() + " parameter formats but "
                            + m.values().size() + " parameters");
        List<WireColumn> columns = plan.map(Plan::columns).orElse(null);
        if (m.resultFormats().size() > 1
                && (columns == null || columns.size() != m.resultFormats().size()))
            throw new PgFault(
                    States.PROTOCOL_VIOLATION,
                    "bind message has " + m.resultFormats().size() + " result formats but query has "
                            + (columns == null ? 0 : columns.size()) + " columns");
        if (!m.portal().isEmpty() && portals.containsKey(m.portal()))
            throw new PgFault(States.DUPLICATE_PORTAL, "cursor \"" + m.portal() + "\" already exists");
        if (portals.size() >= session.bounds().portals())
            throw new PgFault(
                    States.LIMIT_EXCEEDED, "more than " + session.bounds().portals() + " portals");
        Object[] values = new Object[types.size()];
        List<String> shown = new ArrayList<>();
        ValueReader reader = session.reader();
        for (int i = 0; i < values.length; i++) {
            int format = m.formats().isEmpty()
                    ? 0
                    : m.formats().size() == 1 ? m.formats().get(0) : m.formats().get(i);
            values[i] = reader.read(m.values().get(i), types.get(i), format);
            shown.add(Shown.text(values[i]));
        }
        Portal old = portals.put(
                m.portal(), new Portal(prepared.sql(), plan.orElse(null), values, shown, m.resultFormats()));
        if (old != null) old.close();
        out.bindComplete();
    }

    private void describe(FrontMessage.Describe m) throws PgFault, SQLException {
        List<WireColumn> columns;
        List<Integer> formats = List.of();
        if (m.kind() == 'S') {
            Prepared prepared = statements.get(m.name());
            Optional<Plan> plan = session.plan(prepared.sql(), prepared.declared());
            out.parameters(plan.map(Plan::parameters).orElse(List.of()));
            columns = plan.map(Plan::columns).orElse(null);
        } else {
            Portal portal = portal(m.name());
            columns = portal.plan == null ? null : portal.plan.columns();
            formats = portal.formats;
        }
        if (columns == null) out.noData();
        else sender.describe(columns, formats);
    }

    private Portal portal(String name) throws PgFault {
        Portal portal = portals.get(name);
        if (portal == null) throw new PgFault(States.NO_PORTAL, "portal \"" + name + "\" does not exist");
        return portal;
    }

    private void execute(FrontMessage.Execute m) throws PgFault, SQLException {
        Portal portal = portal(m.portal());
        if (portal.plan == null) {
            out.emptyQuery();
            return;
        }
        if (portal.outcome == null) {
            desk.arrived(portal.sql, portal.shown);
            portal.outcome = session.run(portal.plan, portal.values);
            if (portal.outcome.copy() != null) {
                desk.begin(portal.outcome.copy(), false);
                return;
            }
        }
        desk.told();
        Outcome outcome = portal.outcome;
        if (outcome.rows() == null) {
            if (portal.done) throw new PgFault("55000", "portal \"" + m.portal() + "\" cannot be run");
            portal.done = true;
            out.complete(outcome.tag());
            return;
        }
        List<WireColumn> columns = portal.plan.columns();
        long sent = portal.done
                ? 0
                : sender.send(outcome.rows(), columns, RowSender.formats(columns, portal.formats), m.maxRows());
        if (m.maxRows() > 0 && sent == m.maxRows()) out.suspended();
        else {
            portal.done = true;
            outcome.rows().close();
            out.complete(RowSender.tag(outcome.tag(), sent));
        }
    }

    private void close(FrontMessage.Close m) {
        if (m.kind() == 'S') statements.remove(m.name());
        else {
            Portal portal = portals.remove(m.name());
            if (portal != null) portal.close();
        }
        out.closeComplete();
    }

    /** A simple query takes the place of the unnamed ones. */
    void closeUnnamed() {
        statements.remove("");
        Portal portal = portals.remove("");
        if (portal != null) portal.close();
    }

    void closePortals() {
        portals.values().forEach(Portal::close);
        portals.clear();
    }

    void transactionFailed() {
        closePortals();
    }

    void close() {
        closePortals();
        statements.clear();
    }

    /** A statement with its values, run or not yet. */
    private static final class Portal {
        private final String sql;
        private final Plan plan;
        private final Object[] values;
        private final List<String> shown;
        private final List<Integer> formats;
        private Outcome outcome;
        private boolean done;

        Portal(String sql, Plan plan, Object[] values, List<String> shown, List<Integer> formats) {
            this.sql = sql;
            this.plan = plan;
            this.values = values;
            this.shown = shown;
            this.formats = formats;
        }

        void close() {
            if (outcome != null && outcome.rows() != null && !done)
                outcome.rows().close();
            done = true;
        }
    }
}
