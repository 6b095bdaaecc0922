package voicelab.engines.snmp;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.smi.Oid;
import voicelab.protocols.smi.Value;
import voicelab.protocols.smi.Variable;
import voicelab.protocols.snmp.CommunityPacket;
import voicelab.protocols.snmp.PduKind;
import voicelab.protocols.snmp.SnmpPdu;

/** Makes an SNMPv2 trap of each notification of a subagent and sends it to every sink (RFC 2741 section 7.1.10). */
final class TrapSender {
    private final MasterSettings settings;
    private final BiConsumer<byte[], InetSocketAddress> wire;
    private final Consumer<String> says;
    private int lastRequest;

    /** @param wire sends one datagram */
    TrapSender(MasterSettings settings, BiConsumer<byte[], InetSocketAddress> wire, Consumer<String> says) {
        this.settings = settings;
        this.wire = wire;
        this.says = says;
    }

    /**
     * @param variables sysUpTime.0 may come first, then snmpTrapOID.0 must, then the objects
     * @param upTime put first when the subagent did not say its own
     * @return the error of the answer
     */
    int forward(String from, List<Variable> variables, long upTime) {
        List<Variable> all = new ArrayList<>(variables);
        if (all.isEmpty() || !all.get(0).name().equals(Names.SYS_UP_TIME))
            all.add(0, new Variable(Names.SYS_UP_TIME, Value.ticks(upTime)));
        if (all.size() < 2
                || !all.get(1).name().equals(Names.SNMP_TRAP_OID)
                || !(all.get(1).value() instanceof Value.ObjectId)) return AgentxError.PROCESSING_ERROR;
        Oid trap = ((Value.ObjectId) all.get(1).value()).oid();
        says.accept("trap " + trap + " of " + from + ": " + all.subList(2, all.size()));
        SnmpPdu pdu = new SnmpPdu(PduKind.TRAP, ++lastRequest, 0, 0, all);
        byte[] bytes = CommunityPacket.v2c(settings.readCommunity(), pdu).bytes();
        for (InetSocketAddress sink : settings.trapSinks()) wire.accept(bytes, sink);
        return AgentxError.NONE;
    }
}
