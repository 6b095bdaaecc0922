package voicelab.engines.sql.pg;

/** SQLSTATEs as PostgreSQL gives them (its manual, appendix A). */
final class States {
    static final String PROTOCOL_VIOLATION = "08P01";
    static final String NOT_SUPPORTED = "0A000";
    static final String INVALID_PASSWORD = "28P01";
    static final String INVALID_AUTHORIZATION = "28000";
    static final String NO_DATABASE = "3D000";
    static final String SYNTAX = "42601";
    static final String NO_RIGHT = "42501";
    static final String NO_TABLE = "42P01";
    static final String NO_OBJECT = "42704";
    static final String INVALID_PARAMETER = "22023";
    static final String INVALID_TEXT = "22P02";
    static final String INVALID_DATETIME = "22007";
    static final String INVALID_BINARY = "22P03";
    static final String BAD_COPY = "22P04";
    static final String NO_STATEMENT = "26000";
    static final String NO_PORTAL = "34000";
    static final String DUPLICATE_STATEMENT = "42P05";
    static final String DUPLICATE_PORTAL = "42P03";
    static final String IN_FAILED_TRANSACTION = "25P02";
    static final String ACTIVE_TRANSACTION = "25001";
    static final String NO_ACTIVE_TRANSACTION = "25P01";
    static final String CANCELED = "57014";
    static final String ADMIN_SHUTDOWN = "57P01";
    static final String TOO_MANY_CONNECTIONS = "53300";
    static final String LIMIT_EXCEEDED = "54000";
    static final String INTERNAL = "XX000";

    private States() {}
}
