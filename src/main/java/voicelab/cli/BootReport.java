package voicelab.cli;

import java.util.List;
import voicelab.Lab;
import voicelab.boot.StartFault;

/** How a boot is told: as text for people or as JSON for programs. */
interface BootReport {
    void says(String line);

    void ready(Lab lab, String consoleUrl, String token);

    void failed(List<StartFault> faults);

    /** Milliseconds since this JVM was started; the kernel's own start time of a process is a few jiffies off. */
    static long uptimeMillis() {
        long now = java.time.Clock.systemUTC().millis();
        return now - java.lang.management.ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /** {@code ready in 1412 ms: 11 systems, 19 listeners, 17 links}. */
    static String readyLine(Lab lab, long millis) {
        return "ready in " + millis + " ms: "
                + lab.running().rooms().up().stream()
                        .map(room -> room.id().system())
                        .distinct()
                        .count()
                + " systems, " + lab.running().rooms().allListeners().size() + " listeners, "
                + lab.runningLinks().size() + " links";
    }
}
