package voicelab.engines.broker;

/**
 * The ActiveMQ library makes ids from the host's name and a port that it opens on every interface, holding the first user
 * up for 100 ms. Given both beforehand it does neither: faster, nothing listens on all interfaces, and no id tells the
 * machine's name.
 */
final class OpenWireIds {
    private static final String HOST = "activemq.idgenerator.hostname";
    private static final String PORT = "activemq.idgenerator.localport";
    private static final int PORTS = 60_000;

    private OpenWireIds() {}

    /** Before the library's first class that makes ids; what the operator has set stays. */
    static synchronized void prepare() {
        if (System.getProperty(HOST) == null) System.setProperty(HOST, "voicelab");
        if (System.getProperty(PORT) == null)
            System.setProperty(PORT, Long.toString(1 + ProcessHandle.current().pid() % PORTS));
    }
}
