package voicelab.engines.broker;

import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/** The broker's configuration, built without any XML: as small as it gets, every store and pool with a bound. */
final class BrokerConfiguration {
    static final String ACCEPTOR = "openwire";

    private static final int REMOTING_THREADS = 2;
    private static final int POOL_THREADS = 6;
    private static final int JOURNAL_FILE_BYTES = 1024 * 1024;
    private static final long DISK_FREE_BYTES = 128L * 1024 * 1024;
    private static final int LOCK_WAIT_MILLIS = 1_000;
    private static final int SILENT_CLIENT_SECONDS = 5;
    private static final int CONNECTIONS = 200;
    private static final int DELIVERY_ATTEMPTS = 10;
    private static final int REDELIVERY_MILLIS = 100;
    private static final int REDELIVERY_MOST_MILLIS = 5_000;
    private static final int PAGE_FILE_BYTES = 1024 * 1024;
    private static final int DUPLICATE_IDS = 20_000;

    private BrokerConfiguration() {}

    static Configuration of(BrokerSettings settings) {
        Configuration c = new ConfigurationImpl();
        c.setName(settings.name());
        c.setJMXManagementEnabled(false);
        // loopback only, and the lab hands out no broker accounts
        c.setSecurityEnabled(false);
        c.setCriticalAnalyzer(false);
        c.setResolveProtocols(false);
        c.setMessageCounterEnabled(false);
        c.setGracefulShutdownEnabled(false);
        c.setThreadPoolMaxSize(POOL_THREADS);
        c.setScheduledThreadPoolMaxSize(1);
        store(c, settings);
        c.addAddressSetting("#", addresses(settings));
        for (String queue : settings.queues()) c.addQueueConfiguration(queue(queue));
        c.addQueueConfiguration(queue(settings.deadLetters()).setRingSize((long) BrokerSettings.DEAD_LETTERS));
        c.addAcceptorConfiguration(acceptor(settings));
        return c;
    }

    private static void store(Configuration c, BrokerSettings settings) {
        c.setPersistenceEnabled(true);
        c.setJournalType(JournalType.NIO);
        c.setJournalDirectory(settings.directory().resolve("journal").toString());
        c.setBindingsDirectory(settings.directory().resolve("bindings").toString());
        c.setPagingDirectory(settings.directory().resolve("pages").toString());
        c.setLargeMessagesDirectory(settings.directory().resolve("large").toString());
        c.setJournalFileSize(JOURNAL_FILE_BYTES);
        c.setJournalMinFiles(2);
        c.setJournalPoolFiles(4);
        // written, not forced: what was acknowledged survives the process's death, not the machine's
        c.setJournalDatasync(false);
        // another lab in the same directory: an error now instead of waiting for ever
        c.setJournalLockAcquisitionTimeout(LOCK_WAIT_MILLIS);
        c.setGlobalMaxSize(settings.memoryBytes());
        // a share of the disk (the default) would stop the lab on any well filled laptop
        c.setMinDiskFree(DISK_FREE_BYTES);
        c.setIDCacheSize(DUPLICATE_IDS);
        c.setPersistIDCache(true);
    }

    private static AddressSettings addresses(BrokerSettings settings) {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(settings.deadLetters()))
                .setExpiryAddress(SimpleString.of(settings.deadLetters()))
                .setMaxDeliveryAttempts(DELIVERY_ATTEMPTS)
                .setRedeliveryDelay(REDELIVERY_MILLIS)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(REDELIVERY_MOST_MILLIS)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(settings.memoryBytes() / 2)
                .setPageSizeBytes(PAGE_FILE_BYTES)
                .setPageLimitBytes(settings.pageBytes())
                .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
    }

    private static QueueConfiguration queue(String name) {
        return QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true);
    }

    private static TransportConfiguration acceptor(BrokerSettings settings) {
        Map<String, Object> p = new HashMap<>();
        p.put(TransportConstants.HOST_PROP_NAME, settings.listen().getAddress().getHostAddress());
        p.put(TransportConstants.PORT_PROP_NAME, settings.listen().getPort());
        p.put(TransportConstants.PROTOCOLS_PROP_NAME, "OPENWIRE,CORE," + ForeignBytes.NAME);
        p.put(TransportConstants.REMOTING_THREADS_PROPNAME, REMOTING_THREADS);
        p.put(TransportConstants.USE_EPOLL_PROP_NAME, false);
        p.put(TransportConstants.USE_KQUEUE_PROP_NAME, false);
        p.put(TransportConstants.HANDSHAKE_TIMEOUT, SILENT_CLIENT_SECONDS);
        p.put(TransportConstants.CONNECTIONS_ALLOWED, CONNECTIONS);
        p.put(TransportConstants.QUIET_PERIOD, 0);
        return new TransportConfiguration(SniffingAcceptorFactory.class.getName(), p, ACCEPTOR);
    }
}
