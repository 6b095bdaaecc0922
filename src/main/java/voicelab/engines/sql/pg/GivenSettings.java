package voicelab.engines.sql.pg;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import voicelab.engines.sql.text.Token;
import voicelab.protocols.pgwire.WireFault;

/**
 * A session's run-time settings (SET, SHOW). Those that mean something here act; the others of {@link ServerSettings} are kept
 * and shown, as clients set many for PostgreSQL's own planner and disk.
 */
final class GivenSettings {
    private final Map<String, String> start = new TreeMap<>();
    private final Map<String, String> values = new TreeMap<>();
    /** What SET LOCAL and a rolled back SET put back; null means the start value. */
    private final Map<String, String> before = new LinkedHashMap<>();

    private final Map<String, String> beforeLocal = new LinkedHashMap<>();
    private final List<WireFault> notices = new ArrayList<>();
    private final List<String> reported = new ArrayList<>();
    private final Set<String> given = new HashSet<>();
    private ZoneId zone = ZoneId.of("UTC");

    /** @throws PgFault for a setting of the startup message that cannot be */
    GivenSettings(Map<String, String> startup) throws PgFault {
        for (ServerSettings.Spec spec : ServerSettings.ALL) start.put(spec.key(), spec.value());
        values.putAll(start);
        for (Map.Entry<String, String> one : startup.entrySet()) {
            if (one.getKey().equals("session_authorization")) values.put(one.getKey(), one.getValue());
            else set(one.getKey(), one.getValue(), false);
            start.put(one.getKey(), values.get(one.getKey()));
            given.add(one.getKey());
        }
        before.clear();
        reported.clear();
    }

    /** Whether the startup message set it. */
    boolean isGiven(String key) {
        return given.contains(key);
    }

    /** The zone in which timestamps are shown. */
    ZoneId zone() {
        return zone;
    }

    boolean isOn(String name) {
        String value = values.getOrDefault(name, "off");
        return value.equals("on") || value.equals("true") || value.equals("1") || value.equals("yes");
    }

    /** The isolation level that transactions begin with, or null for the usual one. */
    String isolation() {
        String level = values.getOrDefault("default_transaction_isolation", "read committed");
        return level.equals("read committed") ? null : level.toUpperCase(Locale.ROOT);
    }

    /** @throws PgFault 42704 for a name that is not known */
    String get(String name) throws PgFault {
        String key = name.toLowerCase(Locale.ROOT);
        String value = values.get(key);
        if (value == null) throw unknown(name);
        return value;
    }

    Map<String, String> all() {
        return values;
    }

    /** @param local whether only until the end of the transaction */
    void set(String name, String value, boolean local) throws PgFault {
        String key = name.toLowerCase(Locale.ROOT);
        // a name with a dot is an application's own
        if (!values.containsKey(key) && name.indexOf('.') < 0) throw unknown(name);
        ServerSettings.check(key, value);
        String fitting = value == null ? start.get(key) : ServerSettings.fitting(key, value);
        act(key, fitting);
        (local ? beforeLocal : before).putIfAbsent(key, values.get(key));
        values.put(key, fitting);
        if (ServerSettings.isReported(key)) reported.add(key);
    }

    private void act(String key, String value) throws PgFault {
        if (!key.equals("timezone")) return;
        try {
            zone = ServerSettings.zone(value);
        } catch (DateTimeException e) {
            throw new PgFault(States.INVALID_PARAMETER, "invalid value for parameter \"TimeZone\": \"" + value + "\"");
        }
    }

    void resetAll() throws PgFault {
        for (String key : List.copyOf(values.keySet()))
            if (start.containsKey(key) && !start.get(key).equals(values.get(key))) set(key, null, false);
    }

    void transactionEnded(boolean committed) {
        putBack(beforeLocal);
        if (!committed) putBack(before);
        before.clear();
    }

    private void putBack(Map<String, String> old) {
        old.forEach((key, value) -> {
            if (value == null) values.remove(key);
            else values.put(key, value);
            if (ServerSettings.isReported(key)) reported.add(key);
            if (key.equals("timezone") && value != null) zone = ServerSettings.zone(value);
        });
        old.clear();
    }

    private static PgFault unknown(String name) {
        return new PgFault(States.NO_OBJECT, "unrecognized configuration parameter \"" + name + "\"");
    }

    void warn(String state, String text) {
        notices.add(WireFault.notice("WARNING", state, text));
    }

    /** Warnings that the client was not told yet. */
    List<WireFault> takeNotices() {
        if (notices.isEmpty()) return List.of();
        List<WireFault> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Settings that changed and are to be reported, by their written names. */
    List<String> takeReported() {
        if (reported.isEmpty()) return List.of();
        List<String> taken = List.copyOf(reported);
        reported.clear();
        return taken;
    }

    /** A value as it stands in SET: a word, a string, a number, or several with commas. */
    static String value(List<Token> tokens) {
        StringBuilder text = new StringBuilder();
        for (Token token : tokens) {
            if (token.is(",")) text.append(", ");
            else text.append(token.text());
        }
        return text.toString();
    }
}
