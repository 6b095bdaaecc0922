package voicelab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import voicelab.protocols.sip.Transport;

/** sipp as the resource behind a proxy: rings and answers at once. */
final class SippCallee implements AutoCloseable {
    /** What the kernel gives at most without a change of its settings on most machines; more is cut without a word. */
    static final int BUFFER_BYTES = 4 << 20;

    final InetSocketAddress address;
    private final Process process;

    SippCallee(Workshop workshop, Path sipp, InetAddress own, Transport transport) throws IOException {
        address = new InetSocketAddress(own, Workshop.freePort(own));
        Path scenario = workshop.write("callee.xml", Workshop.text("callee.xml"));
        String host = own.getHostAddress();
        process = workshop.start(
                List.of(
                        sipp.toString(),
                        "-sf",
                        scenario.toString(),
                        "-i",
                        host,
                        "-p",
                        Integer.toString(address.getPort()),
                        "-mi",
                        host,
                        "-mp",
                        Integer.toString(Workshop.freePort(own)),
                        "-t",
                        transport == Transport.TCP ? "t1" : "u1",
                        "-buff_size",
                        Integer.toString(BUFFER_BYTES),
                        // it would end itself on a machine that makes it wait too often
                        "-watchdog_interval",
                        "0",
                        // an ACK that comes again, or after the BYE, is no reason to give the call up (RFC 3261 section
                        // 13.3.1.4)
                        "-default_behaviors",
                        "all,-abortunexp",
                        "-nostdin"),
                "callee-" + address.getPort() + ".log");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        Workshop.stop(process);
    }
}
