package voicelab.engines.snmp;

import java.util.List;
import java.util.Optional;
import voicelab.protocols.agentx.AgentxBody;
import voicelab.protocols.agentx.AgentxError;
import voicelab.protocols.agentx.AgentxHead;
import voicelab.protocols.agentx.AgentxPdu;
import voicelab.protocols.agentx.CloseReason;
import voicelab.protocols.smi.Variable;

/** Which request of a subagent goes to which operation (RFC 2741 section 7.1). */
final class AgentxRequests {
    private final MasterDesk desk;

    AgentxRequests(MasterDesk desk) {
        this.desk = desk;
    }

    /** @return empty where a PDU has no answer */
    Optional<AgentxPdu> answer(AgentxPeer peer, AgentxPdu pdu) {
        AgentxHead head = pdu.head();
        if (pdu.body() instanceof AgentxBody.Open open) return Optional.of(open(peer, pdu, open));
        AgentxSession session = desk.session(head.session());
        if (session == null || session.peer() != peer) return answer(pdu, AgentxError.NOT_OPEN);
        // RFC 2741 7.1.2: no context but the default one is known here
        if (pdu.context() != null) return answer(pdu, AgentxError.UNSUPPORTED_CONTEXT);
        return switch (pdu.type()) {
            case CLOSE -> close(peer, pdu, session);
            case REGISTER -> answer(pdu, new RegionDesk(desk).register(session, (AgentxBody.Region) pdu.body()));
            case UNREGISTER -> answer(pdu, new RegionDesk(desk).unregister(session, (AgentxBody.Region) pdu.body()));
            case NOTIFY -> notification(pdu, session);
            case PING -> answer(pdu, AgentxError.NONE);
            case INDEX_ALLOCATE, INDEX_DEALLOCATE -> index(pdu, session);
            case ADD_AGENT_CAPS ->
                answer(
                        pdu,
                        desk.system().add(session, (AgentxBody.Caps) pdu.body())
                                ? AgentxError.NONE
                                : AgentxError.REQUEST_DENIED);
            case REMOVE_AGENT_CAPS ->
                answer(
                        pdu,
                        desk.system().remove(session, ((AgentxBody.Caps) pdu.body()).id())
                                ? AgentxError.NONE
                                : AgentxError.UNKNOWN_AGENT_CAPS);
            // what only a master asks
            default -> answer(pdu, AgentxError.PROCESSING_ERROR);
        };
    }

    private AgentxPdu open(AgentxPeer peer, AgentxPdu pdu, AgentxBody.Open open) {
        if (desk.sessions().size() >= desk.settings().bounds().sessions())
            return AgentxPdu.answer(
                    pdu.head(), new AgentxBody.Response(desk.upTime(), AgentxError.OPEN_FAILED, 0, List.of()));
        AgentxHead asked = pdu.head();
        AgentxSession session =
                new AgentxSession(desk.nextSession(), open, asked.flags(), peer, desk.home(), desk.settings());
        desk.enter(session);
        // the session's id is told in the header of the answer
        AgentxHead named =
                new AgentxHead(asked.type(), asked.flags(), session.id(), asked.transaction(), asked.packet());
        return AgentxPdu.answer(named, new AgentxBody.Response(desk.upTime(), 0, 0, List.of()));
    }

    private Optional<AgentxPdu> close(AgentxPeer peer, AgentxPdu pdu, AgentxSession session) {
        desk.leave(session, CloseReason.word(((AgentxBody.Close) pdu.body()).reason()));
        return answer(pdu, AgentxError.NONE);
    }

    private Optional<AgentxPdu> notification(AgentxPdu pdu, AgentxSession session) {
        List<Variable> variables = ((AgentxBody.Variables) pdu.body()).variables();
        return answer(pdu, desk.traps().forward(session.description(), variables, desk.upTime()));
    }

    private Optional<AgentxPdu> index(AgentxPdu pdu, AgentxSession session) {
        List<Variable> wanted = ((AgentxBody.Variables) pdu.body()).variables();
        AgentxHead head = pdu.head();
        try {
            switch (head.type()) {
                case INDEX_ALLOCATE -> {
                    List<Variable> given = desk.indexes()
                            .allocate(session, wanted, head.has(AgentxHead.ANY_INDEX), head.has(AgentxHead.NEW_INDEX));
                    return response(pdu, 0, 0, given);
                }
                default -> desk.indexes().deallocate(session, wanted);
            }
            return response(pdu, 0, 0, wanted);
        } catch (IndexTable.Refused e) {
            return response(pdu, e.error, e.index, wanted);
        }
    }

    private Optional<AgentxPdu> answer(AgentxPdu to, int error) {
        return response(to, error, 0, List.of());
    }

    private Optional<AgentxPdu> response(AgentxPdu to, int error, int index, List<Variable> variables) {
        return Optional.of(
                AgentxPdu.answer(to.head(), new AgentxBody.Response(desk.upTime(), error, index, variables)));
    }
}
