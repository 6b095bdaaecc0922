package voicelab.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks a listener something in its own protocol: an open port is not a ready engine. */
public final class Probes {
    /** Ample: beside others on a busy machine the first answer of an engine, which loads its classes, may take long. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int ASK_AGAIN_MILLIS = 500;
    private static final int MAX_ANSWER = 2_048;

    private final InetAddress from;

    /** @param from the lab's own host, so that journals and captures can tell probes from traffic */
    public Probes(InetAddress from) {
        this.from = from;
    }

    /**
     * @param protocol as {@link Greeting} names it
     * @throws IOException when nobody answers there, or in another protocol
     */
    public void ask(InetSocketAddress listener, boolean udp, String protocol) throws IOException {
        if (udp) udp(listener, protocol);
        else tcp(listener, protocol);
    }

    private void tcp(InetSocketAddress listener, String protocol) throws IOException {
        try (Socket socket = new Socket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(from, 0));
            socket.connect(listener, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            Optional<Greeting> greeting = greeting(listener, protocol, "TCP", socket.getLocalPort());
            if (greeting.isEmpty()) return;
            socket.getOutputStream().write(greeting.get().bytes());
            check(greeting.get(), read(socket.getInputStream(), greeting.get().answer()));
        }
    }

    private Optional<Greeting> greeting(InetSocketAddress listener, String protocol, String transport, int ownPort) {
        Hop hop = new Hop(new InetSocketAddress(from, ownPort), listener);
        return Greeting.of(protocol, transport, hop);
    }

    private static void check(Greeting greeting, String answer) throws IOException {
        if (!answer.contains(greeting.answer()))
            throw new IOException("answered \"" + answer.lines().findFirst().orElse("") + "\"");
    }

    private static String read(InputStream in, String until) throws IOException {
        byte[] buffer = new byte[MAX_ANSWER];
        int length = 0;
        while (length < buffer.length) {
            int n = in.read(buffer, length, buffer.length - length);
            if (n < 0) break;
            length += n;
            String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            if (text.contains(until)) return text;
        }
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void udp(InetSocketAddress listener, String protocol) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(from, 0))) {
            Optional<Greeting> greeting = greeting(listener, protocol, "UDP", socket.getLocalPort());
            if (greeting.isEmpty()) return;
            socket.setSoTimeout(ASK_AGAIN_MILLIS);
            byte[] question = greeting.get().bytes();
            byte[] buffer = new byte[MAX_ANSWER];
            DatagramPacket answer = new DatagramPacket(buffer, buffer.length);
            for (int i = 0; i < PATIENCE_MILLIS / ASK_AGAIN_MILLIS; i++) {
                socket.send(new DatagramPacket(question, question.length, listener));
                try {
                    socket.receive(answer);
                } catch (java.net.SocketTimeoutException e) {
                    continue; // UDP may lose a question: ask again
                }
                check(greeting.get(), new String(buffer, 0, answer.getLength(), StandardCharsets.ISO_8859_1));
                return;
            }
            throw new IOException("no answer within " + PATIENCE_MILLIS + " ms");
        }
    }
}
