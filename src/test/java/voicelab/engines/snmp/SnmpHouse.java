package voicelab.engines.snmp;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Hop;
import voicelab.net.Passages;
import voicelab.net.Ticker;
import voicelab.protocols.Parcel;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;

/** A master on free ports, subagents of ours, and snmp4j as the manager. */
final class SnmpHouse implements AutoCloseable {
    static final Oid ROOT = Oid.parse("1.3.6.1.4.1.8072.9999.9999.87");

    final EventLoopGroup loops = new NioEventLoopGroup(2);
    final ExecutorService workers = Executors.newFixedThreadPool(2);
    final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    final MasterAgent master;
    final InetSocketAddress agentx;
    final InetSocketAddress snmp;
    final Snmp manager;

    SnmpHouse(MasterSettings settings) throws IOException {
        Arrivals arrivals = new Arrivals() {
            @Override
            public void arrived(Parcel parcel, Hop hop) {}

            @Override
            public void malformed(Hop hop, String protocol, String problem) {
                problems.add(problem);
            }

            @Override
            public void unsupported(Hop hop, String protocol, String what) {
                problems.add(what);
            }

            @Override
            public void bug(String where, Throwable error) {
                problems.add("BUG " + where + " " + error);
                error.printStackTrace();
            }
        };
        master = new MasterAgent(
                loops.next(),
                settings,
                new MasterAgent.Identity("house", "a master under test", ROOT),
                arrivals,
                Ticker.REAL,
                Clock.systemUTC(),
                workers,
                said::add);
        InetAddress own = InetAddress.getLoopbackAddress();
        agentx = master.listenAgentx(new InetSocketAddress(own, 0));
        snmp = master.listenSnmp(new InetSocketAddress(own, 0));
        manager = new Snmp(new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0")));
        manager.listen();
    }

    /** Objects under {@code ROOT.branch}: .1.0, .2.0 ... with these values. */
    static NavigableMap<Oid, Value> objects(int branch, long... values) {
        NavigableMap<Oid, Value> all = new TreeMap<>();
        for (int i = 0; i < values.length; i++) all.put(ROOT.plus(branch, i + 1, 0), Value.gauge(values[i]));
        return all;
    }

    Subagent join(String name, int priority, MibView objects, Oid... subtrees) throws InterruptedException {
        SubagentSettings settings =
                SubagentSettings.of(ROOT, name, List.of(subtrees)).withPriority(priority);
        Subagent subagent = new Subagent(
                loops.next(),
                new Dialer(InetAddress.getLoopbackAddress()),
                Passages.NONE,
                agentx,
                settings,
                objects,
                said::add);
        subagent.start();
        until(subagent::isOpen);
        return subagent;
    }

    Socket raw() throws IOException {
        Socket socket = new Socket(agentx.getAddress(), agentx.getPort());
        socket.setSoTimeout(5_000);
        return socket;
    }

    void until(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("not within 10 s; said: " + said + problems);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    CommunityTarget<UdpAddress> target(int version, String community) {
        CommunityTarget<UdpAddress> target =
                new CommunityTarget<>(new UdpAddress(snmp.getAddress(), snmp.getPort()), new OctetString(community));
        target.setVersion(version);
        target.setTimeout(3_000);
        target.setRetries(0);
        return target;
    }

    PDU ask(PDU pdu, int version) throws IOException {
        return ask(pdu, target(version, "public"));
    }

    PDU ask(PDU pdu, org.snmp4j.Target<UdpAddress> target) throws IOException {
        ResponseEvent<UdpAddress> event = manager.send(pdu, target);
        if (event != null && event.getError() != null) said.add("error " + event.getError());
        return event == null ? null : event.getResponse();
    }

    PDU ask(int type, Oid... names) throws IOException {
        PDU pdu = new PDU();
        pdu.setType(type);
        for (Oid name : names) pdu.add(new VariableBinding(new OID(name.toString())));
        return ask(pdu, SnmpConstants.version2c);
    }

    String value(Oid name) throws IOException {
        return ask(PDU.GET, name).get(0).getVariable().toString();
    }

    @Override
    public void close() throws IOException {
        manager.close();
        master.close();
        workers.shutdownNow();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
