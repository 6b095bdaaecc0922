package voicelab.protocols.sql;

/**
 * Whose session at which database.
 *
 * @param password never part of any text
 * @param tls whether the session is encrypted; the server's certificate must then be one of the lab's authority
 */
public record SqlLogin(String database, String user, String password, boolean tls) {
    @Override
    public String toString() {
        return user + "@" + database + (tls ? " over TLS" : "");
    }
}
