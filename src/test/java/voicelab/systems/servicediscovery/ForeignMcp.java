package voicelab.systems.servicediscovery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Somebody's own MCP, on a bare socket: answers OPTIONS with 200 and every INVITE with 486. */
final class ForeignMcp implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    private final ServerSocket server = new ServerSocket();

    ForeignMcp(InetAddress address, int port) throws IOException {
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(address, port));
        Thread accepting = new Thread(this::accept, "foreign-mcp");
        accepting.setDaemon(true);
        accepting.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread serving = new Thread(() -> serve(socket), "foreign-mcp-visit");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String request = in.readLine(); request != null; request = in.readLine()) {
                if (request.isEmpty()) continue;
                StringBuilder copied = new StringBuilder();
                int length = 0;
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    if (line.matches("(?i)content-length:.*"))
                        length = Integer.parseInt(
                                line.substring(line.indexOf(':') + 1).trim());
                    if (line.matches("(?i)(via|from|call-id|cseq|record-route):.*"))
                        copied.append(line).append("\r\n");
                    if (line.matches("(?i)to:.*")) copied.append(line).append(";tag=foreign\r\n");
                }
                for (int i = 0; i < length; i++) in.read();
                String method = request.split(" ")[0];
                asked.add(method);
                if (method.equals("ACK")) continue;
                String status = method.equals("INVITE") ? "486 Busy Here" : "200 OK";
                socket.getOutputStream()
                        .write(("SIP/2.0 " + status + "\r\n" + copied + "Content-Length: 0\r\n\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException e) {
            return; // the caller is gone
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
