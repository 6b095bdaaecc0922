package voicelab.engines.frames;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import voicelab.net.Arrivals;
import voicelab.net.ArrowLink;
import voicelab.net.Hop;
import voicelab.protocols.frames.Frame;
import voicelab.protocols.frames.FrameDecoder;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameException.Kind;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameNames;

/** One connection at a {@link FrameServer}: refusals, handshake, then the room's guest. */
final class ServedClient implements FramePipe.End, FrameSession {
    /** How long an error frame may take to be read before the connection is closed over it. */
    private static final int LINGER_MILLIS = 1_000;

    private final FrameServerSettings settings;
    private final Arrivals arrivals;
    private final FrameRoom room;
    private final Set<ServedClient> clients;
    private final AtomicLong outgoingBytes = new AtomicLong();
    private volatile Channel channel;
    private volatile Hop hop;
    private volatile FrameMessage hello;
    private FrameRoom.Guest guest;
    private volatile boolean refused;

    ServedClient(FrameServerSettings settings, Arrivals arrivals, FrameRoom room, Set<ServedClient> clients) {
        this.settings = settings;
        this.arrivals = arrivals;
        this.room = room;
        this.clients = clients;
    }

    @Override
    public void opened(Channel opened) {
        channel = opened;
        hop = new Hop((InetSocketAddress) opened.localAddress(), (InetSocketAddress) opened.remoteAddress());
        clients.add(this);
        if (clients.size() > settings.maxSessions()) {
            refuse(Kind.BUSY, settings.maxSessions() + " connections are open, the bound of this listener");
            return;
        }
        opened.eventLoop()
                .schedule(
                        () -> {
                            if (hello == null && isOpen())
                                refuse(
                                        Kind.HANDSHAKE,
                                        "no LabHello within "
                                                + settings.handshake().toMillis() + " ms");
                        },
                        settings.handshake().toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void received(FrameMessage message) {
        if (message.isError()) {
            note("the client closed: " + message.text("text").orElse("without a reason"));
            channel.close();
            return;
        }
        arrivals.arrived(message, hop);
        try {
            if (hello == null) greet(message);
            else guest.received(message);
        } catch (RuntimeException e) {
            bug(e);
        }
    }

    private void greet(FrameMessage message) {
        String asked = message.text("protocol").orElse("none");
        int version = message.number("protocolVersion").orElse(0);
        if (!message.is(FrameNames.LAB_HELLO))
            refuse(Kind.HANDSHAKE, "the first message must be LabHello, not " + message.messageName());
        else if (!asked.equals(settings.protocol()) || version != settings.protocolVersion())
            refuse(
                    Kind.HANDSHAKE,
                    "protocol " + asked + " version " + version + " is not spoken here, but " + settings.protocol()
                            + " version " + settings.protocolVersion());
        else {
            hello = message;
            send(FrameMessage.named(FrameNames.LAB_WELCOME)
                    .put("protocol", settings.protocol())
                    .put("protocolVersion", settings.protocolVersion())
                    .put("serverKind", settings.serverKind())
                    .put("serverEncoding", "UTF-8")
                    .put("standIn", true)
                    .put("maxFrameBytes", settings.maxBodyBytes())
                    .put("keepAliveMillis", settings.keepAlive().toMillis())
                    .answering(message)
                    .build());
            guest = room.opened(this);
        }
    }

    @Override
    public void broken(FrameException why, FrameDecoder stream) {
        if (why.kind() == Kind.NOT_OURS && stream.isAtStart()) {
            // an error frame would be noise to whoever this is
            arrivals.malformed(
                    hop,
                    FrameMessage.PROTOCOL,
                    "looks like a native Genesys/PSDK client; not supported, see docs/open-framing.md (first bytes: "
                            + stream.hexDump(FramePipe.HEX_DUMP_BYTES) + ")");
            refused = true;
            channel.close();
        } else refuse(why.kind(), why.getMessage());
    }

    @Override
    public void closed(FrameDecoder stream) {
        clients.remove(this);
        if (stream.pendingBytes() > 0 && !refused)
            note("closed in the middle of a frame, after " + stream.pendingBytes() + " bytes of it");
        if (guest == null) return;
        try {
            guest.closed();
        } catch (RuntimeException e) {
            arrivals.bug("the end of a " + settings.serverKind() + " session", e);
        }
    }

    @Override
    public void bug(Throwable error) {
        arrivals.bug("a " + settings.serverKind() + " session", error);
        lastWords(Kind.CLOSING, "an error of this stand-in's own; its log has it");
    }

    @Override
    public Hop hop() {
        return hop;
    }

    @Override
    public FrameMessage hello() {
        return hello;
    }

    @Override
    public void send(FrameMessage message) {
        byte[] bytes = message.bytes();
        long waiting = outgoingBytes.addAndGet(bytes.length);
        if (waiting > settings.maxOutgoingBytes()) {
            if (isOpen())
                note("reads too slowly: " + waiting + " bytes wait, the bound is " + settings.maxOutgoingBytes());
            drop();
            return;
        }
        channel.writeAndFlush(FramePipe.wire(bytes)).addListener(done -> outgoingBytes.addAndGet(-bytes.length));
    }

    @Override
    public void unsupported(String what) {
        arrivals.unsupported(hop, FrameMessage.PROTOCOL, what);
    }

    @Override
    public void close(String reason) {
        lastWords(Kind.CLOSING, reason);
    }

    @Override
    public boolean isOpen() {
        return channel.isActive();
    }

    /** Closes at once, without a word. */
    ChannelFuture drop() {
        ArrowLink.unplug(channel);
        return channel.close();
    }

    private void refuse(Kind kind, String text) {
        note(text);
        lastWords(kind, text);
    }

    private void note(String problem) {
        arrivals.malformed(hop, FrameMessage.PROTOCOL, problem);
    }

    /**
     * An error frame, the end of the stream, then the close: what the client still sends meanwhile is read and forgotten,
     * for a close over unread bytes is a reset, and a reset would take the error frame with it.
     */
    private void lastWords(Kind kind, String text) {
        refused = true;
        FramePipe pipe = channel.pipeline().get(FramePipe.class);
        if (pipe != null) pipe.deafen();
        channel.config().setAutoRead(true);
        channel.writeAndFlush(FramePipe.wire(Frame.error(kind, text).bytes()))
                .addListener(written -> ((DuplexChannel) channel).shutdownOutput());
        channel.eventLoop().schedule(() -> channel.close(), LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }
}
