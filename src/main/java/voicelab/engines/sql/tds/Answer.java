package voicelab.engines.sql.tds;

import java.util.List;
import java.util.function.Consumer;
import voicelab.protocols.tds.Done;
import voicelab.protocols.tds.PacketDecoder;
import voicelab.protocols.tds.PacketEncoder;
import voicelab.protocols.tds.PacketType;
import voicelab.protocols.tds.TdsColumn;
import voicelab.protocols.tds.TdsError;
import voicelab.protocols.tds.TdsOutput;
import voicelab.protocols.tds.TdsType;
import voicelab.protocols.tds.TokenWriter;

/**
 * The response to one request, sent packet by packet while it grows. A DONE is held back until it is known whether more
 * comes, for it has to say so.
 */
final class Answer {
    private static final int SEND_AT = 32 << 10;

    private final TdsPipe pipe;
    private final String server;
    private final TdsOutput out = new TdsOutput();
    private int packetBytes = PacketEncoder.FIRST_PACKET_BYTES;
    private int number = 1;
    private boolean held;
    private int heldToken;
    private int heldStatus;
    private int heldCommand;
    private long heldRows;

    /** The client is gone; nobody reads on. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone() {
            super("the client is gone", null, false, false);
        }
    }

    Answer(TdsPipe pipe, String server) {
        this.pipe = pipe;
        this.server = server;
    }

    /** From the next packet on. */
    void packetBytes(int agreed) {
        packetBytes = agreed;
    }

    void token(Consumer<TdsOutput> writer) {
        releaseHeld(Done.MORE);
        writer.accept(out);
    }

    void columns(List<TdsColumn> columns) {
        releaseHeld(Done.MORE);
        TokenWriter.columns(out, columns);
    }

    void row(List<TdsColumn> columns, Object[] values) {
        TokenWriter.row(out, columns, values);
        if (out.length() >= SEND_AT) sendWhole();
    }

    void error(TdsError error) {
        releaseHeld(Done.MORE);
        TokenWriter.error(out, error, server);
    }

    void returnStatus(int status) {
        releaseHeld(Done.MORE);
        TokenWriter.returnStatus(out, status);
    }

    void returnValue(int ordinal, String name, TdsType type, Object value) {
        releaseHeld(Done.MORE);
        TokenWriter.returnValue(out, ordinal, name, type, value);
    }

    void done(int token, int status, int command, long rows) {
        releaseHeld(Done.MORE);
        held = true;
        heldToken = token;
        heldStatus = status;
        heldCommand = command;
        heldRows = rows;
    }

    boolean hasDone() {
        return held;
    }

    private void releaseHeld(int more) {
        if (!held) return;
        held = false;
        TokenWriter.done(out, heldToken, heldStatus | more, heldCommand, heldRows);
    }

    /** What was written and not sent is taken back: the request was given up. */
    void end() {
        releaseHeld(0);
        int room = packetBytes - PacketDecoder.HEADER_BYTES;
        int packets = Math.max(1, (out.length() + room - 1) / room);
        send(packets, true);
        number = 1;
    }

    private void sendWhole() {
        int packets = out.length() / (packetBytes - PacketDecoder.HEADER_BYTES);
        // the last of a message must be told apart, and it may be the one that is just full
        if (packets > 1) send(packets - 1, false);
    }

    private void send(int packets, boolean last) {
        int room = packetBytes - PacketDecoder.HEADER_BYTES;
        int length = Math.min(out.length(), packets * room);
        byte[] all = new byte[length + packets * PacketDecoder.HEADER_BYTES];
        byte[] header = new byte[PacketDecoder.HEADER_BYTES];
        int at = 0;
        for (int i = 0; i < packets; i++) {
            int from = i * room;
            int some = Math.min(room, length - from);
            boolean isLast = last && i == packets - 1;
            PacketEncoder.header(
                    header, PacketType.TABULAR_RESULT, isLast, some + header.length, pipe.number(), number++ & 0xFF);
            System.arraycopy(header, 0, all, at, header.length);
            System.arraycopy(out.raw(), from, all, at + header.length, some);
            at += header.length + some;
        }
        out.dropFirst(length);
        if (!pipe.send(all, true)) throw new Gone();
    }
}
