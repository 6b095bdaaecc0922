package voicelab.engines.sql;

/**
 * H2 can call any Java class that a statement names, if an administrator says so. Clients are none, and their statements
 * are looked at; this is the third lock: the engine itself is told to load no class but ours.
 */
final class ForeignCode {
    private static final String SETTING = "h2.allowedClasses";
    private static final String OURS = "voicelab.engines.sql.*";

    private ForeignCode() {}

    /** To be called before H2 is first touched: it reads the setting once. */
    static void shutOut() {
        if (System.getProperty(SETTING) == null) System.setProperty(SETTING, OURS);
    }
}
