package voicelab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import voicelab.net.Hop;
import voicelab.protocols.sip.Transport;

/** sipp as the caller: so many calls a second for so long, or as fast as it goes with so many open. */
final class SippCaller {
    /** The profile of {@link MeasuredLab} knows this number. */
    static final String NUMBER = "8001";

    /** How long a call waits for its next message. */
    private static final int MESSAGE_SECONDS = 10;

    /** How long stragglers are waited for: who is ended in the middle of it does not write down all that it saw. */
    static final int PATIENCE_SECONDS = 4 * MESSAGE_SECONDS;

    private static final int OPEN_MOST = 10_000;

    private final Workshop workshop;
    private final Path sipp;
    private final Transport transport;
    private int runs;

    SippCaller(Workshop workshop, Path sipp, Transport transport) {
        this.workshop = workshop;
        this.sipp = sipp;
        this.transport = transport;
    }

    /** At a fixed rate. */
    SippRun open(SipSubject subject, int aSecond, int seconds) throws IOException, InterruptedException {
        return begin(subject, aSecond, aSecond * seconds, OPEN_MOST).await(seconds + PATIENCE_SECONDS);
    }

    /** As fast as it goes with {@code open} calls at once; ends after {@code calls} or {@code seconds}. */
    SippRun closed(SipSubject subject, int open, int calls, int seconds) throws IOException, InterruptedException {
        return begin(subject, 50_000, calls, open).await(seconds);
    }

    /** A run that goes on. */
    final class Running {
        private final Process process;
        private final SipSubject subject;
        private final String name;
        private final int calls;
        private final int aSecond;
        private final ProcessUse before;
        final long began = System.nanoTime();
        final long beganMillis = System.currentTimeMillis();

        private Running(Process process, SipSubject subject, String name, int calls, int aSecond) {
            this.process = process;
            this.subject = subject;
            this.name = name;
            this.calls = calls;
            this.aSecond = aSecond;
            this.before = subject.use();
        }

        /** It places no further call; those that are open go on to their end. What was offered too late was never offered. */
        void enough() throws IOException {
            Workshop.signal(process, "USR1");
        }

        /** Ends it where it does not end by itself. */
        SippRun await(int seconds) throws IOException, InterruptedException {
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            long wall = System.nanoTime() - began;
            ProcessUse use = subject.use();
            if (!ended) Workshop.stop(process);
            return SippFiles.read(
                    workshop.directory,
                    name,
                    process.pid(),
                    new SippRun.Asked(aSecond, calls, beganMillis),
                    wall,
                    new ProcessUse(
                            use.cpuNanos() - before.cpuNanos(),
                            use.compilerNanos() - before.compilerNanos(),
                            use.residentKilobytes()));
        }
    }

    Running begin(SipSubject subject, int aSecond, int calls, int openMost) throws IOException {
        String name = "caller-" + transport.parameter() + "-" + System.identityHashCode(this) + "-" + ++runs;
        Path scenario = workshop.write(name + ".xml", Workshop.text("caller.xml"));
        InetAddress own = subject.caller();
        String host = own.getHostAddress();
        List<String> words = new ArrayList<>(List.of(sipp.toString(), "-sf", scenario.toString(), "-s", NUMBER));
        words.add(Hop.text(subject.address()));
        add(words, "-i", host, "-p", Workshop.freePort(own), "-mi", host, "-mp", Workshop.freePort(own));
        add(
                words,
                "-t",
                transport == Transport.TCP ? "t1" : "u1",
                "-buff_size",
                SippCallee.BUFFER_BYTES,
                "-nostdin",
                "-watchdog_interval",
                0);
        add(words, "-m", calls, "-r", aSecond, "-l", openMost, "-recv_timeout", MESSAGE_SECONDS * 1_000);
        add(words, "-trace_stat", "-fd", 1, "-stf", name + ".csv", "-trace_rtt", "-rtt_freq", 1);
        add(words, "-trace_logs", "-log_file", name + ".shed");
        Process process = workshop.start(words, name + ".log");
        return new Running(process, subject, name, calls, aSecond);
    }

    private static void add(List<String> words, Object... more) {
        for (Object each : more) words.add(each.toString());
    }
}
