package voicelab.systems.snmpmasteragent;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.snmp.MasterAgent;
import voicelab.engines.snmp.MibCatalogue;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** The SNMP Master Agent: see the package's page. */
public final class SnmpMasterAgentStandIn implements StandIn {
    private static final SystemId ID = new SystemId("snmp-master-agent");
    private static final String AGENTX = "AGENTX";
    private static final String SNMP = "SNMP";

    private LabContext lab;
    private MasterAgent agent;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        agent = new MasterAgent(
                lab.loops().next(),
                MasterAgentSettings.read(lab.settings()),
                new MasterAgent.Identity(
                        lab.self().toString(),
                        "VoiceLab SNMP Master Agent, a stand-in for tests (" + lab.self() + ")",
                        MibCatalogue.ROOT),
                lab.arrivals(),
                lab.ticker(),
                lab.clock(),
                lab.workers(),
                this::note);
        List<BoundListener> bound = new ArrayList<>();
        try {
            Optional<InetSocketAddress> agentx = lab.listen(AGENTX);
            if (agentx.isPresent())
                bound.add(new BoundListener(lab.listener(AGENTX), agent.listenAgentx(agentx.get())));
            Optional<InetSocketAddress> snmp = lab.listen(SNMP);
            if (snmp.isPresent()) bound.add(new BoundListener(lab.listener(SNMP), agent.listenSnmp(snmp.get())));
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    private void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }

    /** Nothing but its sessions is remembered here, and those belong to their subagents. */
    @Override
    public void reset() {}

    @Override
    public void close() {
        if (agent != null) agent.close();
    }
}
