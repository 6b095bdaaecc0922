package voicelab.engines.snmp.export;

/** What prometheus/snmp_exporter tells of a scrape itself, with its names. */
final class ScrapeFacts {
    static final String DURATION = "snmp_scrape_duration_seconds";
    static final String DURATION_HELP = "Total SNMP time scrape took (walk and processing).";
    static final String WALK = "snmp_scrape_walk_duration_seconds";
    static final String WALK_HELP = "Time SNMP walk/bulkwalk took.";
    static final String SENT = "snmp_scrape_packets_sent";
    static final String SENT_HELP = "Packets sent for get, bulkget, and walk; including retries.";
    static final String RETRIED = "snmp_scrape_packets_retried";
    static final String RETRIED_HELP = "Packets retried for get, bulkget, and walk.";
    static final String RETURNED = "snmp_scrape_pdus_returned";
    static final String RETURNED_HELP = "PDUs returned from get, bulkget, and walk.";

    private ScrapeFacts() {}
}
