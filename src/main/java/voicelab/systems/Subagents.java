package voicelab.systems;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.engines.snmp.MibView;
import voicelab.engines.snmp.Subagent;
import voicelab.engines.snmp.SubagentSettings;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.protocols.smi.Oid;
import voicelab.standin.LabContext;

/** Joins a room to an SNMP master agent: that of its own pod, else the first. */
public final class Subagents {
    private static final SystemId MASTER = new SystemId("snmp-master-agent");
    private static final String AGENTX = "AGENTX";

    private Subagents() {}

    /**
     * @param branch of the lab's MIB that the room's objects are in
     * @return empty when no master agent is in the lab; else started, and the room closes it
     */
    public static Optional<Subagent> join(LabContext lab, int branch, MibView objects) {
        Optional<InetSocketAddress> master = master(lab);
        if (master.isEmpty()) return Optional.empty();
        SubagentSettings settings = SubagentSettings.of(
                        MibCatalogue.ROOT.plus(branch),
                        lab.self() + " (VoiceLab stand-in)",
                        List.of(MibCatalogue.ROOT.plus(branch)))
                // where several instances join one master, the first is heard, and the next takes over when it leaves
                .withPriority(SubagentSettings.USUAL_PRIORITY + lab.self().number() - 1);
        Subagent subagent = new Subagent(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                master.get(),
                settings,
                objects,
                what -> lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what));
        subagent.start();
        return Optional.of(subagent);
    }

    private static Optional<InetSocketAddress> master(LabContext lab) {
        List<InetSocketAddress> all = lab.everywhere(MASTER, AGENTX);
        return all.stream()
                .filter(at -> at.getAddress().equals(lab.address()))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    /** A notification of the lab's MIB. */
    public static Oid notification(int number) {
        return MibCatalogue.NOTIFICATIONS.plus(number);
    }
}
