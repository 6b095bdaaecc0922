package voicelab.systems.mcp;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import voicelab.net.Dialer;
import voicelab.net.Gate;
import voicelab.net.Ticker;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;

/**
 * One HTTP/1.1 request (RFC 9112) to a server that no arrow leads to, from the system's own address: a connection a request,
 * bounded in bytes and time. No TLS, no redirects, no keep-alive.
 */
final class DirectHttp {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 200;
    private static final int BUFFER_BYTES = 8 * 1024;
    private static final int MAX_INTERIM = 5;
    private static final int CONTINUE = 100;
    private static final int OK = 200;

    private final Dialer dialer;
    private final Ticker ticker;

    DirectHttp(Dialer dialer, Ticker ticker) {
        this.dialer = dialer;
        this.ticker = ticker;
    }

    HttpReply exchange(HttpRequest request, InetSocketAddress to, Duration patience, int maxBytes) throws IOException {
        long deadline = ticker.nanos() + patience.toNanos();
        try (Socket socket = dialer.sockets(new Gate()).createSocket()) {
            socket.connect(to, left(deadline));
            socket.setTcpNoDelay(true);
            HttpRequest closing = request.with("Connection", "close");
            if (request.body().length > 0)
                closing = closing.with("Content-Length", Integer.toString(request.body().length));
            socket.getOutputStream().write(closing.bytes());
            Reading in = new Reading(socket, deadline);
            return in.reply(maxBytes);
        }
    }

    private int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - ticker.nanos()) / 1_000_000;
        if (millis <= 0) throw new SocketTimeoutException("no answer in time");
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    /** The answer's bytes, against the one deadline. */
    private final class Reading {
        private final Socket socket;
        private final InputStream in;
        private final long deadline;
        private final byte[] buffer = new byte[BUFFER_BYTES];
        private int at;
        private int filled;

        Reading(Socket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.deadline = deadline;
        }

        HttpReply reply(int maxBytes) throws IOException {
            for (int i = 0; i < MAX_INTERIM; i++) {
                int status = status(line());
                HttpHeaders headers = headers();
                if (status >= CONTINUE && status < OK) continue;
                return new HttpReply(status, headers, body(status, headers, maxBytes));
            }
            throw new IOException("nothing but interim answers");
        }

        private int status(String line) throws IOException {
            String[] parts = line.split(" ", 3);
            if (parts.length < 2 || !parts[0].startsWith("HTTP/1.") || !parts[1].matches("[1-5][0-9][0-9]"))
                throw new IOException("no HTTP status line: " + line.substring(0, Math.min(60, line.length())));
            return Integer.parseInt(parts[1]);
        }

        private HttpHeaders headers() throws IOException {
            List<HttpHeaders.Field> fields = new ArrayList<>();
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                if (colon < 1 || fields.size() >= MAX_HEADERS) throw new IOException("broken HTTP headers");
                try {
                    fields.add(new HttpHeaders.Field(
                            line.substring(0, colon), line.substring(colon + 1).trim()));
                } catch (IllegalArgumentException e) {
                    throw new IOException("broken HTTP header: " + e.getMessage(), e);
                }
            }
            return new HttpHeaders(fields);
        }

        private byte[] body(int status, HttpHeaders headers, int maxBytes) throws IOException {
            if (status == 204 || status == 304) return new byte[0];
            boolean chunked = headers.first("Transfer-Encoding")
                    .map(v -> v.toLowerCase(Locale.ROOT).contains("chunked"))
                    .orElse(false);
            if (chunked) return chunks(maxBytes);
            String length = headers.first("Content-Length").orElse("");
            if (length.isEmpty()) return upToEnd(maxBytes);
            if (!length.matches("[0-9]{1,10}")) throw new IOException("Content-Length " + length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            take(out, Long.parseLong(length), maxBytes);
            return out.toByteArray();
        }

        private byte[] chunks(int maxBytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            while (true) {
                String size = line().split(";", 2)[0].trim();
                if (!size.matches("[0-9a-fA-F]{1,8}")) throw new IOException("broken chunk size");
                long length = Long.parseLong(size, 16);
                if (length == 0) break;
                take(out, length, maxBytes);
                if (!line().isEmpty()) throw new IOException("broken chunk end");
            }
            return out.toByteArray();
        }

        private byte[] upToEnd(int maxBytes) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int b = read(); b >= 0; b = read()) {
                if (out.size() >= maxBytes) throw tooLong(maxBytes);
                out.write(b);
            }
            return out.toByteArray();
        }

        private void take(ByteArrayOutputStream out, long length, int maxBytes) throws IOException {
            if (out.size() + length > maxBytes) throw tooLong(maxBytes);
            for (long i = 0; i < length; i++) {
                int b = read();
                if (b < 0) throw new EOFException("the answer was cut off after " + out.size() + " bytes");
                out.write(b);
            }
        }

        private String line() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int b = read(); b != '\n'; b = read()) {
                if (b < 0) throw new EOFException("the connection closed before an answer");
                if (out.size() >= MAX_LINE) throw new IOException("an HTTP line of more than " + MAX_LINE + " bytes");
                if (b != '\r') out.write(b);
            }
            return out.toString(StandardCharsets.ISO_8859_1);
        }

        private int read() throws IOException {
            if (at == filled) {
                socket.setSoTimeout(left(deadline));
                at = 0;
                filled = in.read(buffer);
                if (filled <= 0) {
                    filled = 0;
                    return -1;
                }
            }
            return buffer[at++] & 0xFF;
        }
    }

    private static IOException tooLong(int maxBytes) {
        return new IOException("more than " + maxBytes + " bytes");
    }
}
