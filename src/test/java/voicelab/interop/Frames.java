package voicelab.interop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A capture, as tshark reads it. */
final class Frames {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path file;
    private final Path directory;

    Frames(Path file, Path directory) {
        this.file = file;
        this.directory = directory;
    }

    /** One frame that carries payload: who to whom, and what tshark takes it for ({@code SIP request} apart from answers). */
    record Frame(String source, String destination, String transport, int port, String protocol) {}

    /** One expectation: a row seen from an address to an address, at a documented port. */
    record Crossing(Predicate<String> source, Predicate<String> destination, String transport, String ports) {
        boolean fits(Frame frame) {
            String[] span = ports.split("-");
            int first = Integer.parseInt(span[0]);
            int last = Integer.parseInt(span[span.length - 1]);
            return source.test(frame.source())
                    && destination.test(frame.destination())
                    && transport.equals(frame.transport())
                    && frame.port() >= first
                    && frame.port() <= last;
        }
    }

    /** All that carry payload; ICMP, which quotes other frames, is left out. */
    List<Frame> withPayload() throws IOException, InterruptedException {
        String fields =
                "-e ip.src -e ip.dst -e tcp.dstport -e tcp.len -e udp.dstport -e _ws.col.Protocol -e sip.Method";
        List<Frame> frames = new ArrayList<>();
        for (String line : tshark("!icmp", ("-T fields -E separator=; -E occurrence=f " + fields).split(" "))) {
            String[] cells = line.split(";", -1);
            boolean tcp = !cells[2].isEmpty();
            if (cells.length != 7 || (tcp ? cells[3].equals("0") : cells[4].isEmpty())) continue;
            int port = Integer.parseInt(tcp ? cells[2] : cells[4]);
            String protocol = cells[5].startsWith("SIP") && !cells[6].isEmpty() ? "SIP request" : cells[5];
            frames.add(new Frame(cells[0], cells[1], tcp ? "tcp" : "udp", port, protocol));
        }
        return frames;
    }

    /** What a display filter leaves, one line a frame. */
    List<String> tshark(String filter, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("-n", "-r", file.toString(), "-Y", filter));
        words.addAll(List.of(options));
        return Tool.of("tshark", "tshark")
                .run(LIMIT, directory, words.toArray(String[]::new))
                .well()
                .output()
                .lines()
                .filter(line -> !line.startsWith("Running as user"))
                .toList();
    }
}
