package voicelab.systems.consul;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import voicelab.net.Gate;
import voicelab.protocols.http.HttpHeaders;
import voicelab.protocols.http.HttpReply;
import voicelab.protocols.http.HttpRequest;
import voicelab.standin.LabContext;

/**
 * One HTTP/1.1 request (RFC 9112) of a check to a server that no arrow leads to, from Consul's own address; https trusts the
 * lab's authority. Of the body no more is read than a check's output shows. No redirects, no keep-alive.
 */
final class CheckHttp {
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_LINES = 200;
    private static final int MAX_BODY = 4 * 1024;

    private final LabContext lab;

    CheckHttp(LabContext lab) {
        this.lab = lab;
    }

    HttpReply call(HttpRequest request, InetSocketAddress to, boolean tls, Duration patience) throws IOException {
        long deadline = lab.ticker().nanos() + patience.toNanos();
        try (Socket plain = lab.dialer().sockets(new Gate()).createSocket()) {
            plain.connect(to, left(deadline));
            plain.setSoTimeout(left(deadline));
            Socket socket = tls ? secured(plain, request.authority(), to) : plain;
            HttpRequest closing = request.with("Connection", "close");
            if (request.body().length > 0)
                closing = closing.with("Content-Length", Integer.toString(request.body().length));
            socket.getOutputStream().write(closing.bytes());
            socket.getOutputStream().flush();
            return reply(new Timed(socket, deadline));
        }
    }

    private SSLSocket secured(Socket plain, String authority, InetSocketAddress to) throws IOException {
        String host = authority.replaceAll(":[0-9]+$", "");
        SSLSocket socket =
                (SSLSocket) lab.tls().trusting().getSocketFactory().createSocket(plain, host, to.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    private int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - lab.ticker().nanos()) / 1_000_000;
        if (millis <= 0) throw new SocketTimeoutException("context deadline exceeded");
        return (int) Math.min(Integer.MAX_VALUE, millis);
    }

    /** Bytes against the one deadline. */
    private final class Timed {
        private final Socket socket;
        private final InputStream in;
        private final long deadline;

        Timed(Socket socket, long deadline) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.deadline = deadline;
        }

        int read() throws IOException {
            socket.setSoTimeout(left(deadline));
            return in.read();
        }

        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = read(); b != '\n'; b = read()) {
                if (b < 0) throw new EOFException("EOF");
                if (line.size() >= MAX_LINE) throw new IOException("an HTTP line of more than " + MAX_LINE + " bytes");
                if (b != '\r') line.write(b);
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static HttpReply reply(Timed in) throws IOException {
        String status = in.line();
        if (!status.matches("HTTP/1\\.[01] [2-5][0-9][0-9]( .*)?"))
            throw new IOException(
                    "malformed HTTP response \"" + status.substring(0, Math.min(60, status.length())) + "\"");
        long length = Long.MAX_VALUE;
        boolean chunked = false;
        int lines = 0;
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            if (++lines > MAX_LINES) throw new IOException("more than " + MAX_LINES + " header lines");
            String field = line.toLowerCase(Locale.ROOT);
            if (field.matches("content-length:\\s*[0-9]{1,15}\\s*"))
                length = Long.parseLong(field.substring(field.indexOf(':') + 1).trim());
            chunked |= field.matches("transfer-encoding:.*chunked.*");
        }
        int code = Integer.parseInt(status.substring(9, 12));
        if (code == 204 || code == 304) length = 0;
        return new HttpReply(code, HttpHeaders.NONE, chunked ? chunks(in) : bytes(in, length));
    }

    private static byte[] bytes(Timed in, long length) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < Math.min(length, MAX_BODY)) {
            int b = in.read();
            if (b < 0) break;
            body.write(b);
        }
        return body.toByteArray();
    }

    private static byte[] chunks(Timed in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() < MAX_BODY) {
            String size = in.line().split(";", 2)[0].trim();
            if (!size.matches("[0-9a-fA-F]{1,8}")) throw new IOException("malformed chunked encoding");
            long length = Long.parseLong(size, 16);
            if (length == 0) break;
            byte[] chunk = bytes(in, length);
            body.write(chunk);
            if (chunk.length < length) break;
            in.line();
        }
        return body.toByteArray();
    }
}
