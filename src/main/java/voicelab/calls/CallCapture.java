package voicelab.calls;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.journal.JournalEntry;
import voicelab.protocols.pcapng.PcapngWriter;

/**
 * A call as a pcapng file, rebuilt from the journal: every message between the addresses and ports that it crossed, with the
 * headers of Ethernet, IP, TCP and UDP made anew, and the first packets of each media stream. A comment names each packet's
 * link.
 */
public final class CallCapture {
    /** What a file may weigh; what does not fit is left out at its end and said. */
    public static final int MAX_BYTES = 64 << 20;

    private static final String ABOUT = """
            Rebuilt from a lab's journal, not captured on a wire. Messages, addresses, ports and times are those that the journal has; \
            headers below them, TCP handshakes and acknowledgements are made anew. Of each media stream only the first packets are \
            kept. What crossed in TLS is shown decrypted.""";

    private CallCapture() {}

    /**
     * @param entries the journal, oldest first
     * @param call whose entries are wanted
     */
    public static byte[] of(List<JournalEntry> entries, CallSummary call) {
        return of(entries, call, MAX_BYTES);
    }

    static byte[] of(List<JournalEntry> entries, CallSummary call, int maxBytes) {
        List<JournalEntry> shown = CallEntries.within(entries, call.legs());
        CaptureFrames frames = new CaptureFrames(new HttpPairs(entries), new Bent(shown));
        shown.forEach(frames::add);
        List<CaptureFrames.Timed> timed = new ArrayList<>(frames.frames());
        timed.sort(Comparator.comparing(CaptureFrames.Timed::at)); // stable: a message keeps its order
        String about = about(call, frames);
        PcapngWriter file = write(timed, about, names(shown), maxBytes);
        int left = timed.size() - file.packets();
        if (left == 0) return file.bytes();
        String bound = "\nLeft out: the last " + left + " packets; a file has at most " + maxBytes + " bytes.";
        return write(timed, about + bound, names(shown), maxBytes - bound.length() - 4)
                .bytes();
    }

    private static PcapngWriter write(
            List<CaptureFrames.Timed> timed, String about, Map<InetAddress, String> names, int maxBytes) {
        PcapngWriter file = new PcapngWriter("VoiceLab", about, maxBytes);
        file.on("voicelab", "the loopback network of a lab").names(names);
        for (CaptureFrames.Timed one : timed)
            if (!file.packet(one.at(), one.frame().bytes(), one.frame().length(), one.comment())) break;
        return file;
    }

    private static String about(CallSummary call, CaptureFrames frames) {
        StringBuilder text = new StringBuilder(ABOUT)
                .append("\nCall ")
                .append(call.id())
                .append(" to ")
                .append(call.number())
                .append(" from ")
                .append(call.caller())
                .append(", ")
                .append(call.state())
                .append('.');
        frames.leftOut().forEach(what -> text.append("\nLeft out: ").append(what));
        return text.toString();
    }

    /** The first name that an address had; an address of several instances is none's alone. */
    private static Map<InetAddress, String> names(List<JournalEntry> shown) {
        Map<InetAddress, String> names = new LinkedHashMap<>();
        for (JournalEntry entry : shown) {
            name(names, entry.source(), entry.from());
            name(names, entry.destination(), entry.to());
        }
        return names;
    }

    private static void name(Map<InetAddress, String> names, InetSocketAddress at, String who) {
        if (at != null && at.getAddress() != null && !who.isEmpty()) names.putIfAbsent(at.getAddress(), who);
    }
}
