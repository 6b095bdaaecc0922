package voicelab.protocols.records;

/** Queue names. Ours: the vendor's are not public. */
public final class Queues {
    /** Call detail records of the resource manager and of the media control platform. */
    public static final String CDR = "voicelab.gvp.cdr";

    /** Call detail events ("METRIC" events) of the media control platform. */
    public static final String EVENTS = "voicelab.gvp.events";

    /** Operational counters: arrivals, peaks, failures. */
    public static final String COUNTERS = "voicelab.gvp.counters";

    /** Questions to the reporting server; answered on the queue in JMSReplyTo. */
    public static final String QUERY = "voicelab.gvp.query";

    /** Where records land that the reporting server cannot read, and messages that were delivered too often. */
    public static final String DEAD_LETTERS = "voicelab.gvp.dead-letters";

    private Queues() {}
}
