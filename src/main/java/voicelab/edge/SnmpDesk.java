package voicelab.edge;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import voicelab.Lab;
import voicelab.map.InstanceId;
import voicelab.map.ListenerSpec;
import voicelab.map.SystemId;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.snmp.CommunityPacket;
import voicelab.protocols.snmp.PduKind;
import voicelab.protocols.snmp.SnmpPdu;
import voicelab.protocols.snmp.SnmpSyntaxException;

/** Somebody who asks the lab's SNMP agents for values (SNMPv2c), from the lab's own host. */
public final class SnmpDesk {
    private static final SystemId AGENT = new SystemId("snmp-master-agent");
    private static final String COMMUNITY = "public";
    private static final int PATIENCE_MILLIS = 1_000;
    private static final int TRIES = 3;
    private static final int MOST_BYTES = 65_535;

    private final Lab lab;
    private int lastRequest;

    public SnmpDesk(Lab lab) {
        this.lab = lab;
    }

    /** The value of one object at every agent of the lab that has it, as text. */
    public List<String> values(Oid name) throws IOException {
        List<String> values = new ArrayList<>();
        ListenerSpec listener = lab.map().system(AGENT).listener("SNMP").orElseThrow();
        for (InstanceId id : lab.plan().instances(AGENT)) {
            InetSocketAddress at = lab.plan().dial(id, listener).orElse(null);
            if (at == null) continue;
            Value value = get(at, name);
            if (!value.syntax().isException()) values.add(value.text());
        }
        return values;
    }

    private Value get(InetSocketAddress agent, Oid name) throws IOException {
        SnmpPdu asked = SnmpPdu.asking(PduKind.GET, ++lastRequest, List.of(name));
        byte[] question = CommunityPacket.v2c(COMMUNITY, asked).bytes();
        DatagramPacket answer = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(lab.plan().net().lab(), 0))) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            for (int i = 0; i < TRIES; i++) {
                socket.send(new DatagramPacket(question, question.length, agent));
                try {
                    socket.receive(answer);
                } catch (SocketTimeoutException e) {
                    continue;
                }
                SnmpPdu read = CommunityPacket.read(Arrays.copyOf(answer.getData(), answer.getLength()))
                        .pdu();
                if (read.requestId() == lastRequest && !read.variables().isEmpty())
                    return read.variables().get(0).value();
            }
        } catch (SnmpSyntaxException e) {
            throw new IOException("the agent at " + agent + " answers no SNMP: " + e.getMessage(), e);
        }
        throw new IOException("the agent at " + agent + " does not answer");
    }
}
