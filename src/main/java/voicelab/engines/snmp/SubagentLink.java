package voicelab.engines.snmp;

import io.netty.channel.Channel;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import voicelab.net.ArrowFailure;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.agentx.AgentxException;
import voicelab.protocols.agentx.AgentxPdu;

/** One connection of a {@link Subagent}, from dial to loss: everything on it crosses the arrow. */
final class SubagentLink implements AgentxPipe.End, Closeable {

    /** The subagent behind the connection; called on its event loop. */
    interface Owner {
        void opened(SubagentLink link);

        void delivered(SubagentLink link, AgentxPdu pdu);

        void lost(SubagentLink link, IOException why);
    }

    private final Passage passage;
    private final Owner owner;
    private volatile Channel channel;
    private volatile Hop hop;
    private boolean over;

    SubagentLink(Passage passage, Owner owner) {
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

    void out(AgentxPdu pdu) throws IOException {
        if (!channel.isWritable()) throw new IOException(Hop.text(hop.remote()) + " does not read what it is sent");
        passage.gate().pass(hop);
        passage.out(pdu, hop, this::write);
    }

    private void write(Parcel parcel) throws IOException {
        if (!channel.isActive()) throw new IOException("the connection to " + Hop.text(hop.remote()) + " is closed");
        channel.writeAndFlush(AgentxPipe.wire(parcel.bytes()));
    }

    @Override
    public void received(AgentxPdu pdu) {
        try {
            passage.back(pdu, hop, this::handOver);
        } catch (IOException e) {
            end(e);
        }
    }

    /** A fault may hand a parcel over later, from its own thread, rewritten. */
    private void handOver(Parcel parcel) throws IOException {
        AgentxPdu pdu;
        try {
            pdu = AgentxPdu.from(parcel);
        } catch (AgentxException e) {
            throw new IOException("a PDU was rewritten into none: " + e.getMessage(), e);
        }
        if (channel.eventLoop().inEventLoop()) owner.delivered(this, pdu);
        else channel.eventLoop().execute(() -> owner.delivered(this, pdu));
    }

    @Override
    public void broken(AgentxException why) {
        end(new IOException(Hop.text(hop.remote()) + ": " + why.getMessage(), why));
    }

    @Override
    public void closed() {
        end(new IOException("the connection to " + Hop.text(hop.remote()) + " was closed by the other side"));
    }

    @Override
    public void bug(Throwable error) {
        end(new IOException("an error of the subagent's own: " + error, error));
    }

    /** Pulled by the arrow's gate, from any thread. */
    @Override
    public void close() {
        AgentxPipe.unplug(channel);
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
