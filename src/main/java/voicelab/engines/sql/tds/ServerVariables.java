package voicelab.engines.sql.tds;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import voicelab.engines.sql.tds.text.SqlType;

/** What {@code @@names} and functions without arguments tell of the server and the session. */
final class ServerVariables {
    private static final SqlType TEXT = SqlType.nvarchar(256);
    private static final SqlType NAME = SqlType.SYSNAME;
    private static final SqlType TIME = new SqlType("datetime", 0, 0, 0);
    private static final SqlType TIME2 = SqlType.time("datetime2", 7);

    private static final Map<String, SqlType> TYPES = Map.ofEntries(
            Map.entry("@@version", TEXT),
            Map.entry("@@servername", NAME),
            Map.entry("@@servicename", NAME),
            Map.entry("@@language", NAME),
            Map.entry("@@langid", SqlType.SMALLINT),
            Map.entry("@@spid", SqlType.SMALLINT),
            Map.entry("@@trancount", SqlType.INT),
            Map.entry("@@rowcount", SqlType.INT),
            Map.entry("@@error", SqlType.INT),
            Map.entry("@@options", SqlType.INT),
            Map.entry("@@nestlevel", SqlType.INT),
            Map.entry("@@fetch_status", SqlType.INT),
            Map.entry("@@datefirst", SqlType.SMALLINT),
            Map.entry("@@lock_timeout", SqlType.INT),
            Map.entry("@@max_connections", SqlType.INT),
            Map.entry("@@max_precision", SqlType.SMALLINT),
            Map.entry("@@textsize", SqlType.INT),
            Map.entry("@@microsoftversion", SqlType.INT),
            Map.entry("@@procid", SqlType.INT),
            Map.entry("@@identity", SqlType.IDENTITY),
            Map.entry("@@scope_identity", SqlType.IDENTITY),
            Map.entry("@@db_name", NAME),
            Map.entry("@@original_db_name", NAME),
            Map.entry("@@db_id", SqlType.INT),
            Map.entry("@@schema_name", NAME),
            Map.entry("@@schema_id", SqlType.INT),
            Map.entry("@@suser_sname", NAME),
            Map.entry("@@suser_name", NAME),
            Map.entry("@@original_login", NAME),
            Map.entry("@@user_name", NAME),
            Map.entry("@@host_name", NAME),
            Map.entry("@@host_id", SqlType.nvarchar(10)),
            Map.entry("@@app_name", NAME),
            Map.entry("@@xact_state", SqlType.SMALLINT),
            Map.entry("@@rowcount_big", SqlType.BIGINT),
            Map.entry("@@getutcdate", TIME),
            Map.entry("@@sysutcdatetime", TIME2),
            Map.entry("@@error_message", TEXT));

    private static final String PROPERTY = "@@property:";

    private static final Map<String, Object> PROPERTIES = Map.ofEntries(
            Map.entry("productversion", Version.PRODUCT),
            Map.entry("productlevel", "SP3"),
            Map.entry("edition", "Developer Edition (64-bit)"),
            Map.entry("productmajorversion", Integer.toString(Version.MAJOR)),
            Map.entry("productminorversion", "0"),
            Map.entry("engineedition", 3L),
            Map.entry("collation", "SQL_Latin1_General_CP1_CI_AS"),
            Map.entry("isclustered", 0L),
            Map.entry("ishadrenabled", 0L),
            Map.entry("isintegratedsecurityonly", 0L),
            Map.entry("isfulltextinstalled", 0L),
            Map.entry("lcid", 1033L),
            Map.entry("sqlcharsetname", "iso_1"));

    private final TdsSession session;

    ServerVariables(TdsSession session) {
        this.session = session;
    }

    SqlType type(String name) throws TdsFault {
        if (name.startsWith(PROPERTY))
            return PROPERTIES.get(name.substring(PROPERTY.length())) instanceof Long ? SqlType.INT : TEXT;
        SqlType type = TYPES.get(name);
        if (type == null) throw TdsFault.undeclared(name);
        return type;
    }

    Object value(String name) throws TdsFault {
        if (name.startsWith(PROPERTY)) return property(name.substring(PROPERTY.length()));
        return switch (name) {
            case "@@version" -> Version.LONG;
            case "@@servername" -> session.server().name();
            case "@@servicename" -> "MSSQLSERVER";
            case "@@language" -> "us_english";
            case "@@spid" -> (long) session.spid();
            case "@@trancount" -> (long) session.transactions().depth();
            case "@@xact_state" -> session.transactions().depth() > 0 ? 1L : 0L;
            case "@@rowcount", "@@rowcount_big" -> session.rowCount();
            case "@@error" -> (long) session.error();
            case "@@options" -> (long) session.options().bits();
            case "@@lock_timeout" -> (long) session.options().lockMillis();
            case "@@max_connections" -> (long) session.bounds().connections();
            case "@@max_precision" -> 38L;
            case "@@datefirst" -> 7L;
            case "@@fetch_status" -> -1L;
            case "@@textsize" -> (long) Integer.MAX_VALUE;
            case "@@microsoftversion" -> (long) (Version.MAJOR << 24 | Version.BUILD);
            case "@@identity", "@@scope_identity" -> identity();
            case "@@db_name" -> session.database();
            case "@@original_db_name" -> session.login().home();
            case "@@db_id" -> (long) databaseId();
            case "@@schema_name", "@@user_name" -> "dbo";
            case "@@schema_id" -> 1L;
            case "@@suser_sname", "@@suser_name", "@@original_login" ->
                session.login().user();
            case "@@host_name", "@@host_id" -> session.client().host();
            case "@@app_name" -> session.client().application();
            case "@@getutcdate", "@@sysutcdatetime" -> LocalDateTime.now(Clock.systemUTC());
            case "@@error_message" -> null;
            default -> 0L;
        };
    }

    private int databaseId() {
        List<String> names =
                session.server().databases().plans().stream().map(p -> p.name()).toList();
        return names.indexOf(session.database()) + 1;
    }

    private Object property(String name) {
        return switch (name) {
            case "servername" -> session.server().name();
            case "machinename", "computernamephysicalnetbios" ->
                session.server().name();
            default -> PROPERTIES.get(name);
        };
    }

    /** The engine keeps it; null when nothing was inserted yet. */
    private BigDecimal identity() throws TdsFault {
        try (ResultSet row = session.engine().prepare("SELECT SCOPE_IDENTITY()").executeQuery()) {
            return row.next() ? row.getBigDecimal(1) : null;
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }
}
