package voicelab.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import voicelab.Lab;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.JsonBody;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.sip.SipCounts;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipNodes;
import voicelab.engines.sql.PageCaches;
import voicelab.protocols.http.HttpReply;

/**
 * What the lab uses now: {@code GET /api/resources}, and what is alive in its engines. With {@code ?collect} the databases'
 * page caches are emptied and garbage is collected before it is measured, and what is alive is counted, which stops the lab for
 * a moment.
 */
record Resources(Lab lab) {

    HttpReply answer(Asked asked) throws HttpRefusal {
        boolean collect = asked.query().first("collect").isPresent();
        if (collect) {
            emptyCaches();
            System.gc();
        }
        ObjectNode node = JsonBody.object();
        process(node);
        if (collect) live(node);
        sip(node.putObject("sip"));
        node.putObject("journal")
                .put("entries", lab.journal().size())
                .put("bytes", lab.journal().keptBytes())
                .put("bugs", lab.journal().bugs());
        node.put("media", existing(MediaEngine.class).map(MediaEngine::open).orElse(0));
        return JsonBody.reply(200, node);
    }

    private void live(ObjectNode node) {
        emptyCaches(); // once more: a database that tidies its file has read much of it meanwhile
        LiveHeap.now().ifPresent(heap -> {
            node.put("heapLive", heap.bytes());
            ObjectNode classes = node.putObject("heapClasses");
            heap.classes().forEach(classes::put);
        });
    }

    private void emptyCaches() {
        existing(PageCaches.class).ifPresent(PageCaches::empty);
    }

    /** An engine of the lab's, without making one. */
    private <T extends AutoCloseable> Optional<T> existing(Class<T> kind) {
        try {
            return Optional.of(lab.running().shared(kind, () -> {
                throw new NoSuchElementException(kind.getName());
            }));
        } catch (NoSuchElementException e) {
            return Optional.empty();
        }
    }

    private static void process(ObjectNode node) {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        node.put("cpuNanos", machine.getProcessCpuTime());
        node.put(
                "openFiles", machine instanceof UnixOperatingSystemMXBean unix ? unix.getOpenFileDescriptorCount() : 0);
        node.put("threads", ManagementFactory.getThreadMXBean().getThreadCount());
        node.put("classes", ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
        node.put(
                "heapUsed",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        node.put("heapAfterCollection", afterCollection());
        long collections = 0;
        long millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collections += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        node.put("collections", collections);
        node.put("collectionMillis", millis);
    }

    /** What the latest collection of each part of the heap left. */
    private static long afterCollection() {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage left = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            if (left != null) bytes += left.getUsed();
        }
        return bytes;
    }

    private void sip(ObjectNode node) {
        int transactions = 0;
        int dialogs = 0;
        int connections = 0;
        long retransmitted = 0;
        long shed = 0;
        for (SipNode one : existing(SipNodes.class).map(SipNodes::all).orElse(List.of())) {
            SipCounts counts = one.counts();
            transactions += counts.serverTransactions() + counts.clientTransactions();
            connections += counts.connections();
            retransmitted += counts.retransmitted();
            shed += counts.shed();
            dialogs += one.dialogs();
        }
        node.put("transactions", transactions);
        node.put("dialogs", dialogs);
        node.put("connections", connections);
        node.put("retransmitted", retransmitted);
        node.put("shed", shed);
    }
}
