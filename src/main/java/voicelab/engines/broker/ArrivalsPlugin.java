package voicelab.engines.broker;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import voicelab.net.Arrivals;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;
import voicelab.protocols.records.QueueParcel;
import voicelab.protocols.records.RecordFormatException;
import voicelab.protocols.records.RecordParcel;

/** Reports each message that a client sends to the broker, duplicates too: they did arrive. */
final class ArrivalsPlugin implements ActiveMQServerMessagePlugin {
    private static final String ADVISORIES = "ActiveMQ.Advisory";
    private final Arrivals arrivals;
    private final InetSocketAddress listener;

    ArrivalsPlugin(Arrivals arrivals, InetSocketAddress listener) {
        this.arrivals = arrivals;
        this.listener = listener;
    }

    @Override
    public void afterSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue,
            RoutingStatus result) {
        String queue = String.valueOf(message.getAddress());
        if (queue.startsWith(ADVISORIES)) return;
        try {
            InetSocketAddress peer = peer(session.getRemotingConnection().getRemoteAddress());
            arrivals.arrived(parcel(queue, message.toCore()), new Hop(listener, peer));
        } catch (RuntimeException e) {
            arrivals.bug("arrival on " + queue, e); // the broker would fail the client's send
        }
    }

    private static Parcel parcel(String queue, ICoreMessage message) {
        byte[] body = Delivered.body(message);
        try {
            RecordParcel record = RecordParcel.read(body);
            if (record.record().queue().equals(queue)) return record;
        } catch (RecordFormatException e) {
            // a message of another kind; whether the queue's reader can use it is the reader's to say
        }
        return new QueueParcel("message", queue, body, Map.of("bytes", Integer.toString(body.length)));
    }

    /** {@code 127.20.0.3:40000}, maybe with a leading slash. */
    static InetSocketAddress peer(String text) {
        int from = text.startsWith("/") ? 1 : 0;
        int colon = text.lastIndexOf(':');
        try {
            // an address literal: nothing is looked up
            return new InetSocketAddress(
                    InetAddress.getByName(text.substring(from, colon)), Integer.parseInt(text.substring(colon + 1)));
        } catch (UnknownHostException | RuntimeException e) {
            return InetSocketAddress.createUnresolved(text, 0);
        }
    }
}
