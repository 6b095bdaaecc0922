package voicelab.engines.sql;

/**
 * A database that may be opened.
 *
 * @param owner the id of the system whose data it holds; empty for nobody's
 * @param everybodys every user of the server may use it, not only its own
 */
public record DatabasePlan(LabDatabase database, String owner, boolean everybodys) {

    public DatabasePlan(LabDatabase database, String owner) {
        this(database, owner, false);
    }

    public String name() {
        return database.name();
    }

    /** Whether that user may connect. */
    public boolean admits(String user) {
        return everybodys || database.user().equals(user);
    }
}
