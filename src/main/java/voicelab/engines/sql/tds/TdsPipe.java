package voicelab.engines.sql.tds;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import voicelab.engines.sql.front.ClientPipe;
import voicelab.protocols.tds.PacketDecoder;
import voicelab.protocols.tds.PacketType;
import voicelab.protocols.tds.TdsException;
import voicelab.protocols.tds.TdsMessage;

/** One client of SQL Server: its messages, and the handshake before them. */
final class TdsPipe extends ClientPipe<Conversation> {
    static final String PROTOCOL = "TDS";
    /** A client waits for its answer; but for attentions there is never more than one request. */
    private static final int MAX_WAITING = 16;

    private static final byte[] NOTHING = {};

    private final TdsServer server;
    private final PacketDecoder decoder;
    private final Handshake handshake;
    private final AtomicInteger waiting = new AtomicInteger();
    private boolean begun;

    TdsPipe(TdsServer server) {
        super(server, PROTOCOL);
        this.server = server;
        this.decoder = new PacketDecoder(server.databases().bounds().messageBytes());
        this.handshake = new Handshake(server);
    }

    @Override
    protected Conversation begin() {
        return new Conversation(server, this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        if (!begun && !deaf && handshake.isBareTls(bytes)) {
            begun = true;
            handshake.strict(context, bytes);
            return;
        }
        begun = true;
        try {
            if (deaf) return;
            for (ByteBuffer part : bytes.nioBuffers()) decoder.feed(part);
            for (Optional<TdsMessage> next = decoder.next(); next.isPresent() && !deaf; next = decoder.next())
                take(context, next.get());
        } catch (TdsException e) {
            refuse(e.getMessage());
        } catch (RejectedExecutionException e) {
            refuse("too much is asked for at once");
        } finally {
            bytes.release();
        }
    }

    private void take(ChannelHandlerContext context, TdsMessage message) throws TdsException {
        if (!handshake.isOver()) {
            if (message.type() == PacketType.PRELOGIN) handshake.prelogin(context, message);
            else if (message.type() == PacketType.LOGIN7) {
                handshake.login(context);
                server.enter(this);
                hand(message);
            } else throw new TdsException("a message of type " + message.type() + " before the log-in");
            return;
        }
        if (message.type() == PacketType.ATTENTION) talk().stop();
        hand(message);
    }

    private void hand(TdsMessage message) throws TdsException {
        if (waiting.incrementAndGet() > MAX_WAITING)
            throw new TdsException("more than " + MAX_WAITING + " requests without waiting for an answer");
        inOrder(() -> {
            waiting.decrementAndGet();
            if (!isGone()) talk().take(message);
        });
    }

    @Override
    protected String unfinished() {
        return decoder.isWithin() ? "closed in the middle of a message" : "";
    }

    /** Closes when all was sent. */
    void hangUp() {
        hangUp(NOTHING);
    }

    /** Bytes that are no TDS: there is no telling where the next message would begin. */
    private void refuse(String text) {
        deaf = true;
        note(text);
        hangUp();
    }
}
