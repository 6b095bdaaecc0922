package voicelab.protocols.pgwire;

/**
 * What ErrorResponse and NoticeResponse tell.
 *
 * @param severity {@code ERROR}, {@code FATAL}, {@code WARNING}, {@code NOTICE}
 * @param state the five characters of SQLSTATE
 * @param detail more, or empty
 * @param hint what may help, or empty
 * @param place what it is about
 * @param position where in the statement, in characters from 1; 0 for nowhere
 */
public record WireFault(
        String severity, String state, String text, String detail, String hint, Place place, int position) {

    /** Names of what a fault is about, each empty where it is about none. */
    public record Place(String schema, String table, String column, String constraint) {
        public static final Place NONE = new Place("", "", "", "");
    }

    public static WireFault error(String state, String text) {
        return new WireFault("ERROR", state, text, "", "", Place.NONE, 0);
    }

    public static WireFault fatal(String state, String text) {
        return new WireFault("FATAL", state, text, "", "", Place.NONE, 0);
    }

    public static WireFault notice(String severity, String state, String text) {
        return new WireFault(severity, state, text, "", "", Place.NONE, 0);
    }
}
