package voicelab.systems.gvp;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A user's own web server with VoiceXML pages, outside the lab. */
final class PageServer implements AutoCloseable {
    private static final int PORT = 9000;

    /** The latest request of each path: its URI and header lines. */
    final Map<String, String> asked = new ConcurrentHashMap<>();

    private final LinkedBlockingQueue<byte[]> posted = new LinkedBlockingQueue<>();
    private final HttpServer http;

    PageServer(InetAddress address) throws IOException {
        http = HttpServer.create(new InetSocketAddress(address, PORT), 0);
        http.start();
    }

    void serve(String path, String page) {
        serve(path, at -> page);
    }

    /** @param pages the page of each path below */
    void serve(String folder, Function<String, String> pages) {
        serve(folder, "application/voicexml+xml", path -> pages.apply(path).getBytes(StandardCharsets.UTF_8));
    }

    void serveSound(String path, byte[] wav) {
        serve(path, "audio/x-wav", at -> wav);
    }

    private void serve(String folder, String type, Function<String, byte[]> bodies) {
        http.createContext(folder, exchange -> {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            if (sent.length > 0) posted.add(sent);
            String path = exchange.getRequestURI().getPath();
            asked.put(
                    path,
                    exchange.getRequestURI() + " "
                            + exchange.getRequestHeaders().entrySet());
            byte[] body = bodies.apply(path);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    /** A path that is never answered. */
    void keepSilent(String path) {
        http.createContext(path, exchange -> {});
    }

    /** The next body that was sent to any path; {@code null} when none comes within that time. */
    byte[] posted(int seconds) throws InterruptedException {
        return posted.poll(seconds, TimeUnit.SECONDS);
    }

    boolean isNothingPosted() {
        return posted.isEmpty();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
