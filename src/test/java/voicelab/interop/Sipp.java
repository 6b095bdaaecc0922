package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Calls placed by sipp, all of one scenario. */
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
        Path scenario = Path.of(Sipp.class.getResource("/interop/" + file).toURI());
        Path statistics = directory.resolve("sipp-" + transport + "-" + host.replace(':', '_') + ".csv");
        String port = Integer.toString(FreeNet.port());
        // what comes to sipp's media port is not read, and nothing is sent from there
        String media = Integer.toString(FreeNet.port());
        Tool.Background running = Tool.of("sipp", "sip-tester")
                .start(
                        directory,
                        ("-sf " + scenario + " -s " + number + " " + host + " -i 127.0.0.1 -p " + port + " -t "
                                        + transport
                                        + " -m " + calls + " -r " + aSecond + " -mi 127.0.0.1 -mp " + media
                                        + " -buff_size 8388608 -timeout 110s -nostdin -trace_err -trace_stat -fd 1"
                                        + " -stf " + statistics)
                                .split(" "));
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
