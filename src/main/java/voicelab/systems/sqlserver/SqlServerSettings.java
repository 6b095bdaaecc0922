package voicelab.systems.sqlserver;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import voicelab.engines.sql.DatabasePlan;
import voicelab.engines.sql.LabDatabase;
import voicelab.engines.sql.LabDatabases;
import voicelab.engines.sql.SqlBounds;
import voicelab.engines.sql.tds.TdsLogin;
import voicelab.engines.sql.tds.TdsServer;
import voicelab.standin.Settings;

/**
 * SQL Server's settings in a profile.
 *
 * @param databases by name; {@code master}, which every login may enter, is there anyway
 */
record SqlServerSettings(List<SqlServerDatabase> databases, SqlBounds bounds) {
    private static final Set<String> KEYS = Set.of(
            "databases",
            "connections",
            "message-kilobytes",
            "statements",
            "statement-time",
            "lock-time",
            "cache-kilobytes");
    private static final Set<String> DATABASE_KEYS = Set.of("user", "password", "reader", "reader-password", "owner");
    private static final int MAX_DATABASES = 50;
    private static final int MAX_MESSAGE_KILOBYTES = 1 << 20;

    /** They become names of files. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

    static SqlServerSettings read(Settings settings) {
        settings.only(KEYS);
        List<SqlServerDatabase> databases = new ArrayList<>();
        if (settings.get("databases").isEmpty()) databases.add(usual());
        for (Map.Entry<String, Settings> one :
                settings.section("databases").mapping().entrySet()) {
            if (databases.size() == MAX_DATABASES)
                throw one.getValue().fault("at most " + MAX_DATABASES + " databases");
            databases.add(database(one.getKey(), one.getValue().only(DATABASE_KEYS)));
        }
        return new SqlServerSettings(databases, bounds(settings));
    }

    /** The documented database and reader of the Reporting Server's. */
    private static SqlServerDatabase usual() {
        return new SqlServerDatabase(LabDatabases.GVP_RS, LabDatabases.GVP_RS_READER, "reporting-server");
    }

    private static SqlServerDatabase database(String name, Settings item) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase(TdsServer.MASTER))
            throw item.fault("a database is named with letters, digits and underscores and not " + TdsServer.MASTER
                    + ", which is there anyway: \"" + name + "\"");
        String user = user(item, item.text("user", name));
        String reader = item.text("reader", "");
        if (!reader.isEmpty()) user(item, reader);
        if (reader.equals(user)) throw item.fault("the reader \"" + reader + "\" is the owner's login");
        return new SqlServerDatabase(
                new LabDatabase(name, user, item.text("password", user)),
                new LabDatabase(name, reader, item.text("reader-password", reader)),
                item.text("owner", ""));
    }

    private static String user(Settings item, String user) {
        if (!NAME.matcher(user).matches() || user.equals("voicelab"))
            throw item.fault("a login is named with letters, digits and underscores, not \"" + user + "\"");
        return user;
    }

    List<DatabasePlan> plans() {
        List<DatabasePlan> plans = new ArrayList<>();
        plans.add(new DatabasePlan(new LabDatabase(TdsServer.MASTER, "", ""), "", true));
        databases.forEach(one -> plans.add(new DatabasePlan(one.database(), one.owner())));
        return plans;
    }

    List<TdsLogin> logins() {
        return SqlServerDatabase.logins(databases);
    }

    private static SqlBounds bounds(Settings settings) {
        SqlBounds usual = SqlBounds.USUAL;
        return new SqlBounds(
                positive(settings, "connections", usual.connections(), 10_000),
                1024 * positive(settings, "message-kilobytes", usual.messageBytes() / 1024, MAX_MESSAGE_KILOBYTES),
                usual.bufferedRows(),
                positive(settings, "statements", usual.statements(), 1_000_000),
                usual.portals(),
                time(settings, "statement-time", usual.statementTime()),
                time(settings, "lock-time", usual.lockTime()),
                positive(settings, "cache-kilobytes", usual.cacheKibibytes(), 1 << 20));
    }

    private static int positive(Settings settings, String key, int fallback, int most) {
        int number = settings.number(key, fallback);
        if (number < 1 || number > most)
            throw settings.get(key).orElse(settings).fault(key + " is 1 to " + most + ", not " + number);
        return number;
    }

    private static Duration time(Settings settings, String key, Duration fallback) {
        Duration time = settings.duration(key, fallback);
        if (time.isNegative() || time.toHours() > 24)
            throw settings.get(key).orElse(settings).fault(key + " is at most 24h");
        return time;
    }
}
