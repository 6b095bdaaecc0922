package voicelab.engines.snmp;

import java.io.IOException;
import voicelab.net.ArrowLink;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.agentx.AgentxException;
import voicelab.protocols.agentx.AgentxPdu;

/** One connection of a {@link Subagent}. */
final class SubagentLink extends ArrowLink<AgentxPdu> implements AgentxPipe.End {
    SubagentLink(Passage passage, Owner<AgentxPdu> owner) {
        super(passage, owner);
    }

    @Override
    protected AgentxPdu read(Parcel parcel) throws IOException {
        try {
            return AgentxPdu.from(parcel);
        } catch (AgentxException e) {
            throw new IOException("a PDU was rewritten into none: " + e.getMessage(), e);
        }
    }

    @Override
    public void broken(AgentxException why) {
        unreadable(why);
    }

    @Override
    public void closed() {
        closedByOther();
    }
}
