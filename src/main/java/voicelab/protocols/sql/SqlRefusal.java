package voicelab.protocols.sql;

import java.io.IOException;

/** The database was reached and said no; nothing of the transaction is kept. */
public final class SqlRefusal extends IOException {
    private static final long serialVersionUID = 1;

    private final String sqlState;

    /** @param sqlState five letters, as in the standard */
    public SqlRefusal(String sqlState, String message) {
        super(message + " (SQLSTATE " + sqlState + ")");
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
