package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Calls placed or taken by sipp, all of one scenario. */
final class Sipp implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Tool.Background running;
    private final Path statistics;
    private final int calls;

    private Sipp(Tool.Background running, Path statistics, int calls) {
        this.running = running;
        this.statistics = statistics;
        this.calls = calls;
    }

    /** @param transport sipp's word: t1 (TCP, one connection) or u1 (UDP, one socket) */
    static Sipp dials(String host, String transport, int calls, int aSecond, Path directory)
            throws IOException, URISyntaxException {
        return plays("call.xml", "8001", host, transport, calls, aSecond, directory);
    }

    /** @param file a scenario beside this class's own */
    static Sipp plays(String file, String number, String host, String transport, int calls, int aSecond, Path directory)
            throws IOException, URISyntaxException {
        // what comes to sipp's media port is not read, and nothing is sent from there
        String words = "-s " + number + " " + host + " -p " + FreeNet.port() + " -t " + transport + " -r " + aSecond
                + " -buff_size 8388608";
        return begun(file, words, "sipp-" + transport + "-" + host.replace(':', '_'), calls, directory);
    }

    /** Takes one call over UDP, and gives back the sound that it hears. */
    static Sipp answers(String file, int port, Path directory) throws IOException, URISyntaxException {
        return begun(file, "-p " + port + " -t u1 -rtp_echo", "sipp-" + port, 1, directory);
    }

    private static Sipp begun(String file, String words, String name, int calls, Path directory)
            throws IOException, URISyntaxException {
        Path scenario = Path.of(Sipp.class.getResource("/interop/" + file).toURI());
        Path statistics = directory.resolve(name + ".csv");
        String all = "-sf " + scenario + " " + words + " -i 127.0.0.1 -mi 127.0.0.1 -mp " + FreeNet.port() + " -m "
                + calls + " -timeout 110s -nostdin -trace_err -trace_stat -fd 1 -stf " + statistics;
        Tool.Background running = Tool.of("sipp", "sip-tester").start(directory, all.split(" "));
        return new Sipp(running, statistics, calls);
    }

    /** Every call went from INVITE to the answer of its BYE. */
    void assertNoneFailed() throws IOException, InterruptedException {
        Tool.Ran ran = running.ended(LIMIT);
        List<String> lines = Files.readAllLines(statistics);
        List<String> names = List.of(lines.get(0).split(";"));
        String[] last = lines.get(lines.size() - 1).split(";");
        String told = "failed " + last[names.indexOf("FailedCall(C)")] + ", successful "
                + last[names.indexOf("SuccessfulCall(C)")] + ", exit code " + ran.code();
        assertEquals("failed 0, successful " + calls + ", exit code 0", told, ran::output);
    }

    @Override
    public void close() {
        running.close();
    }
}
