package voicelab.cli;

/**
 * Loads the classes of the heavy engines on a second core while the command line is still being read: start-up is bound
 * by class loading, and that is work the processor can do early.
 */
final class Preload {
    private static final String[] CLASSES = {
        "org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl",
        "org.apache.activemq.artemis.core.config.impl.ConfigurationImpl",
        "org.apache.activemq.artemis.core.protocol.openwire.OpenWireProtocolManagerFactory",
    };

    private Preload() {}

    @SuppressWarnings("ThreadPriorityCheck")
    static void start() {
        Thread loader = new Thread(Preload::load, "preload");
        loader.setDaemon(true);
        loader.start();
    }

    private static void load() {
        for (String name : CLASSES) {
            try {
                Class.forName(name, true, Preload.class.getClassLoader());
            } catch (ClassNotFoundException | LinkageError e) {
                return; // whoever needs it will say so
            }
        }
    }
}
