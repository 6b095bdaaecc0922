package voicelab.engines.sql.pg;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLEngine;
import voicelab.engines.sql.front.ClientPipe;
import voicelab.protocols.pgwire.BackWriter;
import voicelab.protocols.pgwire.FrontDecoder;
import voicelab.protocols.pgwire.FrontMessage;
import voicelab.protocols.pgwire.PgWireException;
import voicelab.protocols.pgwire.WireFault;

/** One client of PostgreSQL: its messages, and what comes before them. */
final class PgPipe extends ClientPipe<Conversation> {
    static final String PROTOCOL = "PostgreSQL";
    private static final int MAX_WAITING = 4_096;
    private static final int RESUME_AT = 512;

    private final PgServer server;
    private final FrontDecoder decoder;
    private final AtomicInteger waiting = new AtomicInteger();
    private final int secret;

    PgPipe(PgServer server) {
        super(server, PROTOCOL);
        this.server = server;
        this.decoder = new FrontDecoder(server.databases().bounds().messageBytes());
        this.secret = server.secret();
    }

    @Override
    protected Conversation begin() {
        return new Conversation(server, this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        ByteBuf bytes = (ByteBuf) read;
        try {
            if (deaf) return;
            byte[] chunk = new byte[bytes.readableBytes()];
            bytes.readBytes(chunk);
            decoder.feed(chunk, 0, chunk.length);
            for (Optional<FrontMessage> next = decoder.next(); next.isPresent() && !deaf; next = decoder.next())
                take(next.get());
        } catch (PgWireException e) {
            refuse(States.PROTOCOL_VIOLATION, e.getMessage());
        } catch (RejectedExecutionException e) {
            refuse(States.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
        } finally {
            bytes.release();
        }
    }

    private void take(FrontMessage message) throws PgWireException {
        if (message instanceof FrontMessage.SslRequest) upgrade();
        else if (message instanceof FrontMessage.GssRequest) answer('N');
        else if (message instanceof FrontMessage.Cancel cancel) {
            deaf = true;
            server.cancel(cancel);
            channel().close();
        } else if (message instanceof FrontMessage.Startup startup && number() == 0) {
            if (server.enter(this) == 0) refuse(States.TOO_MANY_CONNECTIONS, "sorry, too many clients already");
            else hand(startup);
        } else hand(message);
    }

    private void hand(FrontMessage message) {
        if (waiting.incrementAndGet() > MAX_WAITING) channel().config().setAutoRead(false);
        inOrder(() -> {
            int left = waiting.decrementAndGet();
            if (left == RESUME_AT) channel().config().setAutoRead(true);
            if (!isGone()) talk().take(message, left == 0);
        });
    }

    /** The plain answer to a first question; then another first message comes. */
    private void answer(char letter) {
        channel().writeAndFlush(Unpooled.wrappedBuffer(new byte[] {(byte) letter}));
    }

    private void upgrade() throws PgWireException {
        // what a client sends before the answer would be taken for protected (CVE-2021-23214)
        if (decoder.pending() > 0) throw new PgWireException("received unencrypted data after SSL request");
        if (channel().pipeline().get(SslHandler.class) != null) {
            answer('N');
            return;
        }
        SSLEngine engine = server.tls().createSSLEngine();
        engine.setUseClientMode(false);
        // the lab's certificate is made at its first handshake, which may take long: not on the loop
        SslHandler tls = new SslHandler(engine, server.workers());
        answer('S');
        channel().pipeline().addFirst(tls);
    }

    @Override
    protected String unfinished() {
        int bytes = decoder.pending();
        return bytes > 0 ? "closed in the middle of a message, after " + bytes + " bytes of it" : "";
    }

    int secret() {
        return secret;
    }

    void cancel(int told) {
        if (told == secret) talk().stop();
    }

    /** Says why and closes; what still comes is not read. */
    private void refuse(String state, String text) {
        deaf = true;
        note(text);
        BackWriter out = new BackWriter();
        out.error(WireFault.fatal(state, text));
        hangUp(out.take());
    }
}
