package voicelab.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import voicelab.Lab;
import voicelab.boot.BootFailure;
import voicelab.boot.LabOrder;
import voicelab.map.ConnectionMap;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.profile.ProfileReader;
import voicelab.profile.YamlFile;

/**
 * Measures the MCU: conferences of three whose parties dial in by SIP and send and receive real RTP over UDP on loopback. All
 * parties speak all the time, so every packet that leaves is a mix of its own. The parties live in the same process.
 */
public final class McuBench {
    private static final int PARTIES_EACH = 3;
    private static final int FIRST_PORT = 20_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final int TICKS_A_SECOND = 50;
    private static final String PROFILE = "systems:\n  mcu: {dial-in: any, participants: %d, most-conferences: %d}\n";

    private final int conferences;
    private final int seconds;
    private final Consumer<String> says;

    /** @param says hears progress */
    public McuBench(int conferences, int seconds, Consumer<String> says) {
        this.conferences = conferences;
        this.seconds = seconds;
        this.says = says;
    }

    public McuFigures run() throws BootFailure, IOException, InterruptedException {
        double loadBefore = machine().getSystemLoadAverage();
        int count = PARTIES_EACH * conferences;
        ConnectionMap map = ConnectionMap.shipped();
        String yaml = PROFILE.formatted(count, conferences);
        LabOrder order = LabOrder.of(map, new ProfileReader(map).read(YamlFile.parse("bench", yaml)));
        List<BenchParty> parties = new ArrayList<>();
        try (Lab lab = Lab.boot(order)) {
            InetAddress own = lab.plan().net().lab();
            InstanceId mcu = InstanceId.first(new SystemId("mcu"));
            InetSocketAddress sip = lab.plan()
                    .dial(mcu, map.system(mcu.system()).listener("SIP_UDP").orElseThrow())
                    .orElseThrow();
            for (int i = 0; i < count; i++) parties.add(new BenchParty(own, FIRST_PORT + 2 * i, i));
            try (BenchDialler dialler = new BenchDialler(lab.running().loops().next(), own, sip)) {
                for (int i = 0; i < count; i++)
                    parties.get(i)
                            .talkTo(dialler.join(
                                    "91" + i / PARTIES_EACH, parties.get(i).port()));
                says.accept(count + " parties are in " + conferences + " conferences");
                return measure(parties, loadBefore);
            }
        } finally {
            for (BenchParty party : parties) party.channel.close();
        }
    }

    private McuFigures measure(List<BenchParty> parties, double loadBefore) throws IOException, InterruptedException {
        try (PartyTraffic traffic = new PartyTraffic(parties)) {
            TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
            traffic.measure();
            long[] before = cpu();
            long from = System.nanoTime();
            TimeUnit.SECONDS.sleep(seconds);
            double wall = System.nanoTime() - from;
            long[] after = cpu();
            SpacingHistogram spacing = traffic.end();
            long received = 0;
            long lost = 0;
            for (BenchParty party : parties) {
                received += party.received;
                lost += party.lost;
            }
            return new McuFigures(
                    conferences,
                    parties.size(),
                    seconds,
                    received,
                    lost,
                    spacing.percentile(50),
                    spacing.percentile(99),
                    spacing.percentile(99.9),
                    spacing.percentile(100),
                    100 * (after[0] - before[0]) / wall,
                    100 * (after[1] - before[1]) / wall,
                    100 * (after[2] - before[2]) / wall,
                    (after[3] - before[3]) / (double) (seconds * TICKS_A_SECOND),
                    loadBefore,
                    machine().getSystemLoadAverage(),
                    machine().getAvailableProcessors());
        }
    }

    /** Nanoseconds of processor so far: the clock's thread, the selector's, the process; and bytes that the clock made. */
    private static long[] cpu() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] cpu = new long[4];
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info == null) continue;
            if (info.getThreadName().equals("media-clock")) {
                cpu[0] += threads.getThreadCpuTime(id);
                cpu[3] += threads.getThreadAllocatedBytes(id);
            }
            if (info.getThreadName().equals("media-selector")) cpu[1] += threads.getThreadCpuTime(id);
        }
        cpu[2] = machine().getProcessCpuTime();
        return cpu;
    }

    private static OperatingSystemMXBean machine() {
        return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    }
}
