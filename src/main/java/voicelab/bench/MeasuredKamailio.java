package voicelab.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import voicelab.net.Hop;
import voicelab.protocols.sip.Transport;

/** kamailio with {@code tm} and record-routing alone, four workers, no logging. */
final class MeasuredKamailio implements SipSubject {
    static final int WORKERS = 4;
    /** Each transaction stands there for its five seconds: at 8,000 calls a second some 2 GB. Taken as it is needed. */
    private static final String SHARED_MEGABYTES = "4096";

    private static final String PRIVATE_MEGABYTES = "16";

    private final InetAddress own;
    private final InetSocketAddress address;
    private final Process process;
    private final Workshop workshop;
    private final String log;

    MeasuredKamailio(Workshop workshop, Path program, InetAddress own, Transport transport, InetSocketAddress callee)
            throws IOException {
        this.workshop = workshop;
        this.own = own;
        this.address = new InetSocketAddress(own, Workshop.freePort(own));
        String text = Workshop.text("kamailio.cfg")
                .replace("@WORKERS@", Integer.toString(WORKERS))
                .replace("@TRANSPORT@", transport.parameter())
                .replace("@LISTEN@", Hop.text(address))
                .replace("@CALLEE@", Hop.text(callee))
                .replace("@MODULES@", modules().toString());
        Path file = workshop.write("kamailio-" + address.getPort() + ".cfg", text);
        String here = workshop.directory.toString();
        log = "kamailio-" + address.getPort() + ".log";
        process = workshop.start(
                List.of(
                        program.toString(),
                        "-DD",
                        "-E",
                        "-f",
                        file.toString(),
                        "-m",
                        SHARED_MEGABYTES,
                        "-M",
                        PRIVATE_MEGABYTES,
                        "-Y",
                        here,
                        "-w",
                        here),
                log);
    }

    /** Where distributions put them. */
    private static Path modules() throws IOException {
        for (String library : List.of("/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/local/lib64")) {
            if (!Files.isDirectory(Path.of(library))) continue;
            try (Stream<Path> found = Files.find(Path.of(library), 4, (p, a) -> p.endsWith("kamailio/modules/tm.so"))) {
                var module = found.findFirst();
                if (module.isPresent()) return module.get().getParent();
            }
        }
        throw new IOException("kamailio's modules are nowhere under /usr/lib");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public String name() {
        return "kamailio tm, " + WORKERS + " workers";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public InetAddress caller() {
        return own;
    }

    @Override
    public ProcessUse use() {
        return ProcessUse.of(process.toHandle());
    }

    /** An error of its own, such as no memory left: then what was measured of it says little. */
    @Override
    public String complaint() {
        return workshop.said(log)
                .lines()
                .filter(line -> line.contains("ERROR:") || line.contains("CRITICAL:"))
                .findFirst()
                .map(line -> "kamailio said:" + line.substring(line.indexOf(')') + 1))
                .orElse("");
    }

    @Override
    public void close() {
        Workshop.stop(process);
    }
}
