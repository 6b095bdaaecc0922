package voicelab.engines.frames;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of its own, from docs/open-framing.md alone: plain sockets, none of the lab's codecs. */
public final class SpecClient implements Closeable {
    /** One frame as the specification has it. */
    public record Got(int type, JsonNode body) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private final Socket socket = new Socket();
    private final DataInputStream in;
    private final DataOutputStream out;

    public SpecClient(String from, InetSocketAddress to) throws IOException {
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(to, 2_000);
        socket.setSoTimeout(5_000);
        in = new DataInputStream(socket.getInputStream());
        out = new DataOutputStream(socket.getOutputStream());
    }

    public void raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    public void frame(int type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        out.writeInt(0x564c4142);
        out.writeByte(1);
        out.writeByte(type);
        out.writeShort(0);
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    /** Sends a message written with single quotes. */
    public void send(String body) throws IOException {
        frame(4, body.replace('\'', '"'));
    }

    public Got read() throws IOException {
        if (in.readInt() != 0x564c4142) throw new IOException("no magic");
        if (in.readByte() != 1) throw new IOException("no version 1");
        int type = in.readByte();
        if (in.readShort() != 0) throw new IOException("reserved bytes");
        byte[] body = new byte[in.readInt()];
        in.readFully(body);
        return new Got(type, body.length == 0 ? null : JSON.readTree(body));
    }

    /** The next message, whatever keep-alives come before it. */
    public JsonNode message() throws IOException {
        Got got = read();
        while (got.type() < 3) got = read();
        return got.body();
    }

    public JsonNode ask(String body) throws IOException {
        send(body);
        return message();
    }

    public JsonNode hello(String protocol) throws IOException {
        return ask("{'messageName':'LabHello','protocol':'" + protocol
                + "','protocolVersion':1,'clientName':'spec','referenceId':1}");
    }

    /** Whether the server has ended the stream. */
    public boolean atEnd() throws IOException {
        try {
            return in.read() < 0;
        } catch (EOFException e) {
            return true;
        }
    }

    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    public Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
