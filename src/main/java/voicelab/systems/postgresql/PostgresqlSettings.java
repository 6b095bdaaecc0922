package voicelab.systems.postgresql;

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
import voicelab.standin.Settings;

/**
 * PostgreSQL's settings in a profile.
 *
 * @param databases by name; {@code postgres}, which every user may enter, is always among them
 */
record PostgresqlSettings(List<DatabasePlan> databases, SqlBounds bounds) {
    /** Clients that name no database often mean this one. */
    static final String COMMON = "postgres";

    private static final Set<String> KEYS = Set.of(
            "databases",
            "connections",
            "message-kilobytes",
            "buffered-rows",
            "statements",
            "portals",
            "statement-time",
            "lock-time",
            "cache-kilobytes");
    private static final Set<String> DATABASE_KEYS = Set.of("user", "password", "owner");
    private static final int MAX_DATABASES = 50;
    private static final int MAX_MESSAGE_KILOBYTES = 1 << 20;

    /** They become names of files. */
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    static PostgresqlSettings read(Settings settings) {
        settings.only(KEYS);
        List<DatabasePlan> databases = new ArrayList<>();
        if (settings.get("databases").isEmpty()) {
            databases.add(new DatabasePlan(LabDatabases.GVP, "gvp-config-server"));
            databases.add(new DatabasePlan(LabDatabases.CONFIG, "config-server"));
            databases.add(new DatabasePlan(LabDatabases.LAB, ""));
        }
        for (Map.Entry<String, Settings> one :
                settings.section("databases").mapping().entrySet()) {
            if (databases.size() == MAX_DATABASES)
                throw one.getValue().fault("at most " + MAX_DATABASES + " databases");
            databases.add(database(one.getKey(), one.getValue().only(DATABASE_KEYS)));
        }
        databases.add(new DatabasePlan(new LabDatabase(COMMON, "", ""), "", true));
        return new PostgresqlSettings(databases, bounds(settings));
    }

    private static DatabasePlan database(String name, Settings item) {
        if (!NAME.matcher(name).matches() || name.equals(COMMON))
            throw item.fault("a database is named with small letters, digits and underscores and not " + COMMON
                    + ", which is there anyway: \"" + name + "\"");
        String user = item.text("user", name);
        if (!NAME.matcher(user).matches())
            throw item.fault("a user is named with small letters, digits and underscores, not \"" + user + "\"");
        return new DatabasePlan(new LabDatabase(name, user, item.text("password", user)), item.text("owner", ""));
    }

    private static SqlBounds bounds(Settings settings) {
        SqlBounds usual = SqlBounds.USUAL;
        return new SqlBounds(
                positive(settings, "connections", usual.connections(), 10_000),
                1024 * positive(settings, "message-kilobytes", usual.messageBytes() / 1024, MAX_MESSAGE_KILOBYTES),
                positive(settings, "buffered-rows", usual.bufferedRows(), Integer.MAX_VALUE - 1),
                positive(settings, "statements", usual.statements(), 1_000_000),
                positive(settings, "portals", usual.portals(), 1_000_000),
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
