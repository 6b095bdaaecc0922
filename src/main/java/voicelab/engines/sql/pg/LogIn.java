package voicelab.engines.sql.pg;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import voicelab.engines.sql.DatabasePlan;
import voicelab.engines.sql.SqlDatabase;
import voicelab.engines.sql.SqlDatabases;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.ScramServer;
import voicelab.protocols.pgwire.WireInput;

/** Startup, SCRAM-SHA-256, and what a server tells a client that is in. */
final class LogIn {
    private static final int MAJOR = 3;

    private final PgServer server;
    private final PgPipe pipe;
    private final BackWriter out;
    private Map<String, String> asked;
    private String user;
    private ScramServer scram;
    private boolean firstDone;

    LogIn(PgServer server, PgPipe pipe, BackWriter out) {
        this.server = server;
        this.pipe = pipe;
        this.out = out;
    }

    /** The session when the client is in, null before. */
    PgSession take(FrontMessage message) throws PgFault, PgWireException, SQLException {
        if (message instanceof FrontMessage.Startup startup && asked == null) start(startup);
        else if (message instanceof FrontMessage.Authentication answer && scram != null) {
            if (firstDone) return last(answer.body());
            first(answer.body());
        } else throw new PgWireException("expected " + (asked == null ? "a startup" : "a SASL") + " message");
        return null;
    }

    private void start(FrontMessage.Startup startup) throws PgFault {
        if (startup.major() != MAJOR)
            throw new PgFault(
                    States.NOT_SUPPORTED,
                    "unsupported frontend protocol " + startup.major() + "." + startup.minor()
                            + ": server supports 3.0 to 3.0");
        asked = startup.parameters();
        List<String> unknown = new ArrayList<>();
        for (String name : asked.keySet()) if (name.startsWith("_pq_.")) unknown.add(name);
        if (startup.minor() > 0 || !unknown.isEmpty()) out.negotiate(0, unknown);
        user = asked.getOrDefault("user", "");
        if (user.isEmpty())
            throw new PgFault(States.INVALID_AUTHORIZATION, "no PostgreSQL user name specified in startup packet");
        if (asked.containsKey("replication") && !asked.get("replication").matches("(?i)false|off|no|0"))
            throw PgFault.unsupported("replication");
        boolean exists = server.databases().user(user).isPresent();
        scram = new ScramServer(server.secretOf(user, pipe.hop().remote()), exists, server.nonce());
        out.sasl(ScramServer.MECHANISM);
    }

    private void first(byte[] body) throws PgFault, PgWireException {
        WireInput in = new WireInput(body);
        String mechanism = in.string();
        if (!mechanism.equals(ScramServer.MECHANISM))
            throw new PgFault(States.PROTOCOL_VIOLATION, "client selected an invalid SASL authentication mechanism");
        int length = in.int32();
        if (length < 0) throw new PgWireException("the first SCRAM message is missing");
        out.saslContinue(scram.first(in.bytes(length)));
        firstDone = true;
    }

    private PgSession last(byte[] body) throws PgFault, PgWireException, SQLException {
        byte[] verdict = scram.last(body);
        if (verdict == null)
            throw new PgFault(States.INVALID_PASSWORD, "password authentication failed for user \"" + user + "\"");
        out.saslFinal(verdict);
        out.authenticationOk();
        PgSession session = open(asked.getOrDefault("database", user));
        greet(session);
        return session;
    }

    private PgSession open(String name) throws PgFault, SQLException {
        SqlDatabases databases = server.databases();
        Optional<DatabasePlan> plan = databases.plan(name);
        if (plan.isEmpty()) throw new PgFault(States.NO_DATABASE, "database \"" + name + "\" does not exist");
        if (!plan.get().admits(user))
            throw new PgFault(States.NO_RIGHT, "permission denied for database \"" + name + "\"");
        SqlDatabase database = databases.database(name);
        GivenSettings settings = new GivenSettings(startSettings());
        PgSession session = new PgSession(database.session(user), databases, user, pipe.number(), settings);
        for (String key : List.of("timezone", "statement_timeout", "search_path"))
            if (settings.isGiven(key)) SetSetting.act(session, key);
        return session;
    }

    /** Settings of the startup message, and those within its {@code options}. */
    private Map<String, String> startSettings() throws PgFault {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("session_authorization", user);
        asked.forEach((name, value) -> {
            if (!List.of("user", "database", "options", "replication").contains(name) && !name.startsWith("_pq_."))
                given.put(name.toLowerCase(Locale.ROOT), value);
        });
        String[] words = asked.getOrDefault("options", "").strip().split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String word = words[i].startsWith("--")
                    ? words[i].substring(2)
                    : words[i].startsWith("-c") ? words[i].substring(2) : "";
            if (words[i].equals("-c") && i + 1 < words.length) word = words[++i];
            int equals = word.indexOf('=');
            if (equals > 0)
                given.put(
                        word.substring(0, equals).replace('-', '_').toLowerCase(Locale.ROOT),
                        word.substring(equals + 1));
        }
        return given;
    }

    private void greet(PgSession session) throws PgFault {
        for (Map.Entry<String, String> one : ServerSettings.reported().entrySet())
            out.parameter(one.getValue(), session.given().get(one.getKey()));
        out.key(pipe.number(), pipe.secret());
        out.ready(session.status().wire);
    }
}
