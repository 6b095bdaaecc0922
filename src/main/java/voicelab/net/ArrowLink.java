package voicelab.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import voicelab.protocols.Parcel;

/**
 * One connection that a client of a message protocol dialled, from dial to loss: everything on it crosses the arrow.
 *
 * @param <M> the protocol's message
 */
public abstract class ArrowLink<M extends Parcel> implements Closeable {

    /** The client behind the connection; called on its event loop. */
    public interface Owner<M extends Parcel> {
        void opened(ArrowLink<M> link);

        void delivered(ArrowLink<M> link, M message);

        /** Once, whoever ended it. */
        void lost(ArrowLink<M> link, IOException why);
    }

    private final Passage passage;
    private final Owner<M> owner;
    private volatile Channel channel;
    private volatile Hop hop;
    private boolean over;

    protected ArrowLink(Passage passage, Owner<M> owner) {
        this.passage = passage;
        this.owner = owner;
    }

    /** Reads what a fault handed over, perhaps rewritten. @throws IOException when that is no message */
    protected abstract M read(Parcel parcel) throws IOException;

    public void opened(Channel opened) {
        channel = opened;
        hop = new Hop((InetSocketAddress) opened.localAddress(), (InetSocketAddress) opened.remoteAddress());
        passage.gate().opened(hop, this);
        owner.opened(this);
    }

    /** @throws IOException when the other side is gone or reads nothing, or the arrow is cut */
    public void out(M message) throws IOException {
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
        channel.writeAndFlush(Unpooled.wrappedBuffer(parcel.bytes()));
    }

    public void received(M message) {
        try {
            passage.back(message, hop, this::handOver);
        } catch (IOException e) {
            end(e);
        }
    }

    /** A fault may hand a parcel over later, from its own thread. */
    private void handOver(Parcel parcel) throws IOException {
        M message = read(parcel);
        if (channel.eventLoop().inEventLoop()) owner.delivered(this, message);
        else channel.eventLoop().execute(() -> owner.delivered(this, message));
    }

    /** The bytes cannot be read. */
    protected void unreadable(Exception why) {
        end(new IOException(Hop.text(hop.remote()) + ": " + why.getMessage(), why));
    }

    protected void closedByOther() {
        end(new IOException("the connection to " + Hop.text(hop.remote()) + " was closed by the other side"));
    }

    public void bug(Throwable error) {
        end(new IOException("an error of the client's own: " + error, error));
    }

    /** Pulled by the arrow's gate, from any thread. */
    @Override
    public void close() {
        unplug(channel);
        channel.eventLoop().execute(() -> end(pulledBy()));
    }

    /** The next close is a reset: nothing is flushed, nobody waits. */
    public static void unplug(Channel channel) {
        try {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        } catch (ChannelException e) {
            // closed meanwhile: that is what is wanted
        }
    }

    /** Ends the connection once; on the event loop. */
    public void end(IOException why) {
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
