package voicelab.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
    private static final int MAX_BYTES = 16 << 20;

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
        return ask(system, "HTTP", "GET", pathAndQuery, "", patience);
    }

    /**
     * Any method, at any HTTP listener.
     *
     * @param listener its name in the map
     * @param json the body; empty for none
     */
    public Page ask(String system, String listener, String method, String pathAndQuery, String json)
            throws IOException {
        return ask(system, listener, method, pathAndQuery, json, PATIENCE);
    }

    /** @param patience for the connection, and again for each wait for more of the answer */
    public Page ask(String system, String listener, String method, String pathAndQuery, String json, Duration patience)
            throws IOException {
        return page(raw(system, listener, method, pathAndQuery, "application/json", json, patience));
    }

    /** POST with a body of some other media type. */
    public Page post(String system, String listener, String path, String contentType, String body) throws IOException {
        return page(raw(system, listener, "POST", path, contentType, body, PATIENCE));
    }

    /** The body of a GET as it is; empty unless it is answered 200. */
    public byte[] bytes(String system, String listener, String pathAndQuery) throws IOException {
        byte[] all = raw(system, listener, "GET", pathAndQuery, "application/json", "", PATIENCE);
        return page(all).status() == 200 ? Arrays.copyOfRange(all, headEnd(all) + 4, all.length) : new byte[0];
    }

    private byte[] raw(
            String system,
            String listener,
            String method,
            String pathAndQuery,
            String contentType,
            String text,
            Duration patience)
            throws IOException {
        int patienceMillis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, patience.toMillis()));
        InetSocketAddress at = at(system, listener);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(lab.plan().net().lab(), 0));
            socket.connect(at, patienceMillis);
            socket.setSoTimeout(patienceMillis);
            String ask = method + " " + pathAndQuery + " HTTP/1.1\r\nHost: " + Hop.text(at)
                    + "\r\nAccept: application/json, */*\r\nConnection: close\r\n"
                    + (body.length == 0
                            ? ""
                            : "Content-Type: " + contentType + "\r\nContent-Length: " + body.length + "\r\n")
                    + "\r\n";
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(ask.getBytes(StandardCharsets.ISO_8859_1));
            out.writeBytes(body);
            socket.getOutputStream().write(out.toByteArray());
            return socket.getInputStream().readNBytes(MAX_BYTES);
        }
    }

    private InetSocketAddress at(String system, String listener) throws IOException {
        InstanceId id = lab.map().instance(system).orElseThrow(() -> new IOException("no system " + system));
        ListenerSpec spec = lab.map()
                .system(id.system())
                .listener(listener)
                .orElseThrow(() -> new IOException(system + " has no " + listener + " listener"));
        return lab.plan()
                .dial(id, spec)
                .orElseThrow(() -> new IOException(system + "'s " + listener + " listener is switched off"));
    }

    private static int headEnd(byte[] bytes) {
        for (int i = 0; i + 3 < bytes.length; i++)
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') return i;
        return -1;
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
