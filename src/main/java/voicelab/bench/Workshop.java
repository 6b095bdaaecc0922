package voicelab.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A directory for one measurement: scenarios and configurations out of the jar, programs started in it, their output. */
final class Workshop implements AutoCloseable {
    private static final int STOP_SECONDS = 5;

    final Path directory;
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final Thread hook = new Thread(() -> started.forEach(Workshop::kill), "bench-end");

    Workshop() throws IOException {
        directory = Files.createTempDirectory("voicelab-bench-");
        Runtime.getRuntime().addShutdownHook(hook); // who interrupts a measurement wants nothing of it to run on
    }

    /** A program of this machine by its name. */
    static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A resource of the bench as a text. */
    static String text(String resource) throws IOException {
        try (InputStream in = Workshop.class.getResourceAsStream("/voicelab/bench/" + resource)) {
            if (in == null) throw new IOException("no " + resource + " in this build");
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    /** Starts a program whose output goes to {@code log} here. */
    Process start(List<String> words, String log) throws IOException {
        Process process = new ProcessBuilder(new ArrayList<>(words))
                .directory(directory.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
        started.add(process);
        return process;
    }

    /** The last lines that a program said. */
    String said(String log) {
        try {
            List<String> lines =
                    Files.readAllLines(directory.resolve(log), java.nio.charset.StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return "";
        }
    }

    /** @param name of the signal, such as {@code USR1} */
    static void signal(Process process, String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    }

    /** Ends a process that was started here, and what it started. */
    static void stop(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        for (ProcessHandle child : children) child.destroyForcibly();
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** A port that is free for TCP and UDP at this address now; none of sipp's own media ports. */
    static int freePort(InetAddress at) throws IOException {
        for (int tries = 0; tries < 50; tries++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, at);
                    DatagramSocket udp = new DatagramSocket(new InetSocketAddress(at, tcp.getLocalPort()))) {
                return udp.getLocalPort();
            } catch (java.net.BindException e) {
                // free for TCP only
            }
        }
        throw new IOException("no free port at " + at.getHostAddress());
    }

    @Override
    public void close() {
        started.forEach(Workshop::kill);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it is running
        }
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
        } catch (IOException e) {
            // a temporary directory that stays is no failure of the measurement
        }
    }
}
