package voicelab.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a lab or a room left behind in this process: threads and open files. */
final class Leftovers {
    private static final long PATIENCE_MILLIS = 3_000;

    /** The JDK's, Netty's and pgjdbc's own, one a process, that come with first use and stay. */
    private static final List<String> OF_THE_PROCESS = List.of(
            "Common-Cleaner",
            "Cleaner-", // pgjdbc's one
            "CompletableFutureDelayScheduler",
            "ForkJoinPool",
            "globalEventExecutor",
            "ObjectCleanerThread",
            "process reaper",
            "JFR");

    private final Set<Thread> before = threads();

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet();
    }

    /** Names of threads that were not there before and do not end soon. */
    List<String> threadsLeft() throws InterruptedException {
        long patience = PATIENCE_MILLIS;
        for (Thread thread : threads()) {
            if (before.contains(thread) || ofTheProcess(thread) || thread == Thread.currentThread()) continue;
            long begin = System.nanoTime();
            thread.join(Math.max(1, patience));
            patience -= TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        }
        return threads().stream()
                .filter(thread -> !before.contains(thread) && !ofTheProcess(thread) && thread.isAlive())
                .map(Thread::getName)
                .sorted()
                .toList();
    }

    private static boolean ofTheProcess(Thread thread) {
        return OF_THE_PROCESS.stream().anyMatch(thread.getName()::contains);
    }

    /**
     * How many more this process has open than it had, once there are no more than {@code allowed} or patience has an end: the
     * far side of a connection that was closed sees it later, and a closed socket stays in its selector until that selects again.
     */
    static long openFilesMore(long before, long allowed) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS * 5);
        long more = openFiles() - before;
        while (more > allowed && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
            more = openFiles() - before;
        }
        return more;
    }

    /** How many files and sockets this process has open; 0 where the machine does not tell. */
    static long openFiles() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            return 0;
        }
    }
}
