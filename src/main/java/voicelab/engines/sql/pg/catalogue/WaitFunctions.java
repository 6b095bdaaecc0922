package voicelab.engines.sql.pg.catalogue;

import java.sql.SQLException;

/** pg_sleep and the advisory locks (PostgreSQL's manual, 9.9.6 and 9.27.10). What gives nothing there is empty here. */
public final class WaitFunctions {
    private static final double NANOS = 1e9;

    private WaitFunctions() {}

    public static String pg_sleep(Double seconds) throws SQLException {
        if (seconds == null) return null;
        Asker.current().pause((long) Math.min(Math.max(0, seconds) * NANOS, Long.MAX_VALUE / 4.0));
        return "";
    }

    private static String take(String key, boolean shared, boolean untilEnd) throws SQLException {
        if (key != null) Asker.current().lock(key, shared, untilEnd, true);
        return key == null ? null : "";
    }

    private static Boolean tryTake(String key, boolean shared, boolean untilEnd) throws SQLException {
        return key == null ? null : Boolean.valueOf(Asker.current().lock(key, shared, untilEnd, false));
    }

    private static Boolean giveBack(String key, boolean shared) throws SQLException {
        return key == null ? null : Boolean.valueOf(Asker.current().unlock(key, shared));
    }

    private static String key(Long number) {
        return number == null ? null : "advisory " + number;
    }

    private static String key(Integer first, Integer second) {
        return first == null || second == null ? null : "advisory " + first + " " + second;
    }

    public static String pg_advisory_unlock_all() throws SQLException {
        Asker.current().unlockAll();
        return "";
    }

    public static String pg_advisory_lock(Long key) throws SQLException {
        return take(key(key), false, false);
    }

    public static String pg_advisory_lock(Integer first, Integer second) throws SQLException {
        return take(key(first, second), false, false);
    }

    public static String pg_advisory_lock_shared(Long key) throws SQLException {
        return take(key(key), true, false);
    }

    public static String pg_advisory_lock_shared(Integer first, Integer second) throws SQLException {
        return take(key(first, second), true, false);
    }

    public static String pg_advisory_xact_lock(Long key) throws SQLException {
        return take(key(key), false, true);
    }

    public static String pg_advisory_xact_lock(Integer first, Integer second) throws SQLException {
        return take(key(first, second), false, true);
    }

    public static String pg_advisory_xact_lock_shared(Long key) throws SQLException {
        return take(key(key), true, true);
    }

    public static String pg_advisory_xact_lock_shared(Integer first, Integer second) throws SQLException {
        return take(key(first, second), true, true);
    }

    public static Boolean pg_try_advisory_lock(Long key) throws SQLException {
        return tryTake(key(key), false, false);
    }

    public static Boolean pg_try_advisory_lock(Integer first, Integer second) throws SQLException {
        return tryTake(key(first, second), false, false);
    }

    public static Boolean pg_try_advisory_lock_shared(Long key) throws SQLException {
        return tryTake(key(key), true, false);
    }

    public static Boolean pg_try_advisory_lock_shared(Integer first, Integer second) throws SQLException {
        return tryTake(key(first, second), true, false);
    }

    public static Boolean pg_try_advisory_xact_lock(Long key) throws SQLException {
        return tryTake(key(key), false, true);
    }

    public static Boolean pg_try_advisory_xact_lock(Integer first, Integer second) throws SQLException {
        return tryTake(key(first, second), false, true);
    }

    public static Boolean pg_try_advisory_xact_lock_shared(Long key) throws SQLException {
        return tryTake(key(key), true, true);
    }

    public static Boolean pg_try_advisory_xact_lock_shared(Integer first, Integer second) throws SQLException {
        return tryTake(key(first, second), true, true);
    }

    public static Boolean pg_advisory_unlock(Long key) throws SQLException {
        return giveBack(key(key), false);
    }

    public static Boolean pg_advisory_unlock(Integer first, Integer second) throws SQLException {
        return giveBack(key(first, second), false);
    }

    public static Boolean pg_advisory_unlock_shared(Long key) throws SQLException {
        return giveBack(key(key), true);
    }

    public static Boolean pg_advisory_unlock_shared(Integer first, Integer second) throws SQLException {
        return giveBack(key(first, second), true);
    }
}
