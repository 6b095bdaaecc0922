package voicelab.protocols.sql;

/**
 * Whose session at which database.
 *
 * @param password never part of any text
 * @param tls whether the session is encrypted; the server's certificate must then be one of the lab's authority
 */
public record SqlLogin(Server server, String database, String user, String password, boolean tls) {
    /** Whose wire protocol is spoken. */
    public enum Server {
        POSTGRESQL("PostgreSQL"),
        SQL_SERVER("SQL Server");

        private final String title;

        Server(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** At a PostgreSQL. */
    public SqlLogin(String database, String user, String password, boolean tls) {
        this(Server.POSTGRESQL, database, user, password, tls);
    }

    @Override
    public String toString() {
        return user + "@" + database + (tls ? " over TLS" : "");
    }
}
