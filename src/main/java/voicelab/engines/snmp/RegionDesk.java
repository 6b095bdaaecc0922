package voicelab.engines.snmp;

import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxError;

/** Register and Unregister (RFC 2741 sections 7.1.4 and 7.1.5). */
final class RegionDesk {
    private final MasterDesk desk;

    RegionDesk(MasterDesk desk) {
        this.desk = desk;
    }

    /** @return the error of the answer */
    int register(AgentxSession session, AgentxBody.Region region) {
        if (region.subtree().isEmpty()) return AgentxError.REQUEST_DENIED;
        Registration wanted = new Registration(
                session, region.subtree(), region.rangeSubid(), region.upperBound(), region.priority());
        return switch (desk.registry().add(wanted)) {
            case DONE -> AgentxError.NONE;
            case DUPLICATE -> AgentxError.DUPLICATE_REGISTRATION;
            case TOO_MANY -> AgentxError.REQUEST_DENIED;
        };
    }

    /** @return the error of the answer */
    int unregister(AgentxSession session, AgentxBody.Region region) {
        boolean known = desk.registry()
                .remove(session, region.subtree(), region.rangeSubid(), region.upperBound(), region.priority());
        return known ? AgentxError.NONE : AgentxError.UNKNOWN_REGISTRATION;
    }
}
