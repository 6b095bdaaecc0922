package voicelab.engines.broker;

import java.io.DataOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import javax.net.SocketFactory;
import org.apache.activemq.transport.tcp.TcpTransport;
import org.apache.activemq.wireformat.WireFormat;

/**
 * A connection that sends what it is given at once or, between {@link #gather} and {@link #release}, in as few pieces as its buffer
 * allows: a write for each message costs both sides more than the message itself.
 */
final class GatheringTransport extends TcpTransport {
    private Gathering out;

    GatheringTransport(WireFormat format, SocketFactory sockets, URI to, URI from) throws IOException {
        super(format, sockets, to, from);
    }

    @Override
    protected void initializeStreams() throws Exception {
        super.initializeStreams();
        out = new Gathering(dataOut);
        dataOut = new DataOutputStream(out);
    }

    void gather() {
        out.gather();
    }

    /** Sends what was gathered. */
    void release() throws IOException {
        out.release();
    }

    private static final class Gathering extends FilterOutputStream {
        private boolean gathering;

        Gathering(OutputStream out) {
            super(out);
        }

        synchronized void gather() {
            gathering = true;
        }

        synchronized void release() throws IOException {
            gathering = false;
            out.flush();
        }

        @Override
        public synchronized void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public synchronized void flush() throws IOException {
            if (!gathering) out.flush();
        }
    }
}
