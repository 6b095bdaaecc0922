package voicelab.systems;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.engines.frames.config.store.StorageBounds;
import voicelab.engines.sql.LabDatabase;
import voicelab.protocols.frames.Frame;
import voicelab.protocols.sql.SqlLogin;
import voicelab.standin.Settings;

/**
 * What a profile may say of either Configuration Server.
 *
 * @param accounts user name to password
 * @param maxFrameBytes bound of one request
 * @param maxSessions bound of open connections
 * @param maxObjects bound of the store
 * @param database whose tables keep the objects
 */
public record ConfigHouseSettings(
        Map<String, String> accounts,
        int maxFrameBytes,
        int maxSessions,
        int maxObjects,
        SqlLogin database,
        StorageBounds storage) {
    /** The keys that {@link #read} reads. */
    public static final Set<String> KEYS = Set.of(
            "users", "max-frame-bytes", "max-sessions", "max-objects", "max-history", "max-waiting-writes", "database");

    static final int MAX_OBJECT_BYTES = 1024 * 1024;

    /** @param usual the database that the lab's own PostgreSQL has for this server */
    public static ConfigHouseSettings read(Settings settings, LabDatabase usual) {
        Map<String, String> accounts = new LinkedHashMap<>();
        settings.section("users").mapping().forEach((user, password) -> accounts.put(user, password.text()));
        if (accounts.isEmpty()) accounts.put(ConfigLogin.LAB_USER, ConfigLogin.LAB_PASSWORD);
        Settings database =
                settings.section("database").only(Set.of("name", "user", "password", "tls", "patience", "check"));
        SqlLogin login = new SqlLogin(
                database.text("name", usual.name()),
                database.text("user", usual.user()),
                database.text("password", usual.password()),
                database.flag("tls", false));
        return new ConfigHouseSettings(
                Map.copyOf(accounts),
                atLeastOne(settings, "max-frame-bytes", Frame.DEFAULT_MAX_BODY_BYTES),
                atLeastOne(settings, "max-sessions", 200),
                atLeastOne(settings, "max-objects", 20_000),
                login,
                new StorageBounds(
                        atLeastOne(settings, "max-waiting-writes", 1_000),
                        atLeastOne(settings, "max-history", 1_000),
                        time(database, "patience", Duration.ofSeconds(5)),
                        time(database, "check", Duration.ofSeconds(10))));
    }

    private static Duration time(Settings settings, String key, Duration fallback) {
        Duration time = settings.duration(key, fallback);
        if (time.toMillis() < 1) throw settings.fault(key + " must be at least 1ms");
        return time;
    }

    private static int atLeastOne(Settings settings, String key, int fallback) {
        int number = settings.number(key, fallback);
        if (number < 1) throw settings.fault(key + " must be at least 1");
        return number;
    }

    @Override
    public String toString() {
        return accounts.size() + " accounts, " + database;
    }
}
