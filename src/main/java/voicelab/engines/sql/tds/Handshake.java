package voicelab.engines.sql.tds;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import voicelab.protocols.tds.PacketEncoder;
import voicelab.protocols.tds.PacketType;
import voicelab.protocols.tds.Prelogin;
import voicelab.protocols.tds.TdsException;
import voicelab.protocols.tds.TdsMessage;

/**
 * What comes before LOGIN7 ([MS-TDS] 3.3.5.1): PRELOGIN, and the kind of TLS that was agreed upon: none, for the log-in
 * alone, for everything, or (TDS 8.0, "strict") under everything from the first byte.
 */
final class Handshake {
    private static final String WRAP = "wrap";
    private static final String TLS = "tls";
    private static final int TLS_HANDSHAKE = 0x16;

    private final TdsServer server;
    private WrappedTls wrapped;
    private boolean answered;
    private boolean strict;
    private boolean loginOnly;
    private boolean over;

    Handshake(TdsServer server) {
        this.server = server;
    }

    boolean isOver() {
        return over;
    }

    boolean isBareTls(ByteBuf first) {
        return first.isReadable() && first.getUnsignedByte(first.readerIndex()) == TLS_HANDSHAKE;
    }

    /** TDS 8.0: TLS comes first. */
    void strict(ChannelHandlerContext context, ByteBuf first) {
        strict = true;
        SSLEngine engine = engine();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"tds/8.0"});
        engine.setSSLParameters(parameters);
        context.pipeline().addFirst(TLS, new SslHandler(engine, server.workers()));
        context.pipeline().fireChannelRead(first);
    }

    void prelogin(ChannelHandlerContext context, TdsMessage message) throws TdsException {
        if (answered) throw new TdsException("PRELOGIN a second time");
        answered = true;
        Prelogin asked = Prelogin.parse(message.body());
        int encryption = strict ? Prelogin.ENCRYPT_ON : agreed(asked.encryption());
        byte[] answer =
                Prelogin.answer(Version.preloginBytes(), encryption, asked).bytes();
        context.writeAndFlush(Unpooled.wrappedBuffer(
                PacketEncoder.packets(PacketType.TABULAR_RESULT, answer, PacketEncoder.FIRST_PACKET_BYTES, 0)));
        if (strict || encryption == Prelogin.ENCRYPT_NOT_SUP) return;
        loginOnly = encryption == Prelogin.ENCRYPT_OFF;
        wrap(context);
    }

    /** 2.2.6.5, the table of ENCRYPTION: a server that can and need not. */
    private static int agreed(int asked) {
        return switch (asked) {
            case Prelogin.ENCRYPT_ON, Prelogin.ENCRYPT_REQ -> Prelogin.ENCRYPT_ON;
            case Prelogin.ENCRYPT_OFF -> Prelogin.ENCRYPT_OFF;
            default -> Prelogin.ENCRYPT_NOT_SUP;
        };
    }

    private void wrap(ChannelHandlerContext context) {
        SSLEngine engine = engine();
        // a TLS 1.3 server speaks after its handshake is over, where clients no longer unwrap
        engine.setEnabledProtocols(new String[] {"TLSv1.2"});
        SslHandler tls = new SslHandler(engine, server.workers());
        wrapped = new WrappedTls();
        context.pipeline().addFirst(TLS, tls);
        context.pipeline().addFirst(WRAP, wrapped);
        ChannelHandlerContext below = context.pipeline().context(WRAP);
        tls.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) wrapped.unwrapped(below);
        });
    }

    private SSLEngine engine() {
        SSLEngine engine = server.tls().createSSLEngine();
        engine.setUseClientMode(false);
        return engine;
    }

    /** LOGIN7 is here whole: TLS that was for it alone ends. */
    void login(ChannelHandlerContext context) throws TdsException {
        if (wrapped != null && context.pipeline().get(SslHandler.class) == null)
            throw new TdsException("LOGIN7 without the TLS that was agreed upon");
        over = true;
        if (!loginOnly) return;
        context.pipeline().remove(TLS);
        context.pipeline().remove(WRAP);
    }
}
