package voicelab.engines.sip;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import voicelab.protocols.sip.SipMalformed;
import voicelab.protocols.sip.SipPacket;

/** Turns what one connection reads into packets, and refuses what is none. */
final class StreamReader {
    private final Core core;
    private final SipConnection connection;

    StreamReader(Core core, SipConnection connection) {
        this.core = core;
        this.connection = connection;
    }

    void read(ByteBuf bytes) {
        int count = bytes.readableBytes();
        connection.stream.room(count);
        bytes.readBytes(connection.stream.buffer(), connection.stream.fillAt(), count);
        connection.stream.filled(count);
        while (!connection.isGone() && one()) {
            // each message in turn
        }
    }

    /** @return whether there may be more */
    private boolean one() {
        switch (connection.stream.next()) {
            case NOTHING -> {
                return false;
            }
            case KEEP_ALIVE -> connection.pong();
            case MESSAGE -> message(connection.stream.message());
            case TOO_LONG -> {
                broken(413, "longer than " + core.outfit.settings().bounds().messageBytes() + " bytes");
                return false;
            }
            case BAD -> {
                broken(400, "no usable Content-Length on a stream");
                return false;
            }
        }
        return true;
    }

    private void message(byte[] bytes) {
        SipPacket packet;
        try {
            packet = SipPacket.read(bytes);
        } catch (SipMalformed e) {
            core.malformed(connection.hop(), e.getMessage());
            connection.closeGently();
            return;
        }
        received(packet);
    }

    void received(SipPacket packet) {
        if (connection.passage == null) {
            if (!connection.dialed) core.outfit.arrivals().arrived(packet, connection.hop());
            core.received(packet, connection);
            return;
        }
        try {
            connection.passage.back(packet, connection.hop(), parcel -> core.receivedLater(parcel, connection));
        } catch (IOException e) {
            // the arrow let nothing through; when it is cut its gate closes this connection
        }
    }

    /** What began never ended: 400 where its Via came (RFC 3261 section 18.3), and the end of the connection. */
    void stalled() {
        connection.stream.giveUp();
        broken(400, "stopped in the middle of a message");
    }

    /** Nothing behind this can be told apart any more: answer what can be answered and close. */
    private void broken(int status, String problem) {
        core.malformed(connection.hop(), problem);
        try {
            core.refuse(SipPacket.read(connection.stream.message()), connection, status, status == 400 ? problem : "");
        } catch (SipMalformed e) {
            // nobody to answer
        }
        connection.closeGently();
    }
}
