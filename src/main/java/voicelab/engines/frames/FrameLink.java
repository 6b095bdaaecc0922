package voicelab.engines.frames;

import io.netty.channel.Channel;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.frames.FrameDecoder;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/** One connection of a {@link FrameClient}, from dial to loss: everything on it crosses the arrow. */
final class FrameLink implements FramePipe.End, Closeable {

    /** The client behind the connection; called on its event loop. */
    interface Owner {
        void opened(FrameLink link);

        void delivered(FrameLink link, FrameMessage message);

        void lost(FrameLink link, IOException why);
    }

    private final Passage passage;
    private final Owner owner;
    private volatile Channel channel;
    private volatile Hop hop;
    private boolean over;

    FrameLink(Passage passage, Owner owner) {
        this.passage = passage;
        this.owner = owner;
    }

    @Override
    public void opened(Channel opened) {
        channel = opened;
        hop = new Hop((InetSocketAddress) opened.localAddress(), (InetSocketAddress) opened.remoteAddress());
        passage.gate().opened(hop, this);
        owner.opened(this);
    }

    void out(FrameMessage message) throws IOException {
        if (!channel.isWritable()) throw new IOException(Hop.text(hop.remote()) + " does not read what it is sent");
        passage.gate().pass(hop);
        try {
            passage.out(message, hop, this::write);
        } catch (RuntimeException e) {
            throw new IOException("an error on the way to " + Hop.text(hop.remote()) + ": " + e, e);
        }
    }

    private void write(Parcel parcel) throws IOException {
        if (!channel.isActive()) throw new IOException("the connection to " + Hop.text(hop.remote()) + " is closed");
        channel.writeAndFlush(FramePipe.wire(parcel.bytes()));
    }

    @Override
    public void received(FrameMessage message) {
        try {
            passage.back(message, hop, this::handOver);
        } catch (IOException e) {
            end(e);
        }
    }

    /** A fault may hand a parcel over later, from its own thread, rewritten. */
    private void handOver(Parcel parcel) throws IOException {
        FrameMessage message;
        try {
            message = FrameMessage.from(parcel);
        } catch (FrameException e) {
            throw new IOException("an answer was rewritten into no frame: " + e.getMessage(), e);
        }
        if (channel.eventLoop().inEventLoop()) owner.delivered(this, message);
        else channel.eventLoop().execute(() -> owner.delivered(this, message));
    }

    @Override
    public void broken(FrameException why, FrameDecoder stream) {
        end(new IOException(Hop.text(hop.remote()) + ": " + why.getMessage(), why));
    }

    @Override
    public void closed(FrameDecoder stream) {
        end(new IOException("the connection to " + Hop.text(hop.remote()) + " was closed by the other side"));
    }

    @Override
    public void bug(Throwable error) {
        end(new IOException("an error of the client's own: " + error, error));
    }

    /** Pulled by the arrow's gate, from any thread. */
    @Override
    public void close() {
        FramePipe.unplug(channel);
        channel.eventLoop().execute(() -> end(pulledBy()));
    }

    /** Ends the connection once; on the event loop. */
    void end(IOException why) {
        if (over) return;
        over = true;
        passage.gate().closed(this);
        channel.close();
        owner.lost(this, why);
    }

    private IOException pulledBy() {
        try {
            passage.gate().pass(hop);
            return new IOException("the connection to " + Hop.text(hop.remote()) + " was reset");
        } catch (ArrowFailure cut) {
            return cut;
        }
    }
}
