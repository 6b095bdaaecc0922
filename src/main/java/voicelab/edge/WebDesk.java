package voicelab.edge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import voicelab.Lab;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.net.Hop;

/** Somebody who asks a web server for a page, from the lab's own host. */
public final class WebDesk {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MAX_BYTES = 4 << 20;

    private final Lab lab;

    public WebDesk(Lab lab) {
        this.lab = lab;
    }

    /** What came back; header names in lower case. */
    public record Page(int status, Map<String, String> headers, String text) {}

    /** @param system whose listener HTTP is asked
     * @param pathAndQuery {@code /orders?digits=42} */
    public Page get(String system, String pathAndQuery) throws IOException {
        return get(system, pathAndQuery, PATIENCE);
    }

    /** @param patience for the connection, and again for each wait for more of the answer */
    public Page get(String system, String pathAndQuery, Duration patience) throws IOException {
        int patienceMillis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, patience.toMillis()));
        InstanceId id = lab.map().instance(system).orElseThrow(() -> new IOException("no system " + system));
        ListenerSpec listener = lab.map()
                .system(id.system())
                .listener("HTTP")
                .orElseThrow(() -> new IOException(system + " has no HTTP listener"));
        InetSocketAddress at = lab.plan()
                .dial(id, listener)
                .orElseThrow(() -> new IOException(system + "'s HTTP listener is switched off"));
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(lab.plan().net().lab(), 0));
            socket.connect(at, patienceMillis);
            socket.setSoTimeout(patienceMillis);
            String ask = "GET " + pathAndQuery + " HTTP/1.1\r\nHost: " + Hop.text(at)
                    + "\r\nAccept: application/json, */*\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(ask.getBytes(StandardCharsets.ISO_8859_1));
            return page(socket.getInputStream().readNBytes(MAX_BYTES));
        }
    }

    private static Page page(byte[] bytes) throws IOException {
        String all = new String(bytes, StandardCharsets.UTF_8);
        int end = all.indexOf("\r\n\r\n");
        if (end < 0 || !all.startsWith("HTTP/1.")) throw new IOException("no HTTP answer");
        String[] head = all.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            if (colon > 0)
                headers.put(
                        head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        head[i].substring(colon + 1).strip());
        }
        return new Page(Integer.parseInt(head[0].split(" ")[1]), headers, all.substring(end + 4));
    }
}
