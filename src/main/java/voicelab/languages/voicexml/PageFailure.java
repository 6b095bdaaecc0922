package voicelab.languages.voicexml;

/** The first page, or its application root, cannot be had or is no valid page. */
public final class PageFailure extends Exception {
    private final String event;
    private final String place;

    PageFailure(Departure.Thrown cause) {
        super(cause.getMessage(), null, false, false);
        this.event = cause.event();
        this.place = cause.place();
    }

    /** {@code error.badfetch}, {@code error.badfetch.http.404}, {@code error.unsupported...}. */
    public String event() {
        return event;
    }

    /** Page and line. */
    public String place() {
        return place;
    }
}
