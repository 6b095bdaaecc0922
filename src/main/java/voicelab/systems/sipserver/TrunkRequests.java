package voicelab.systems.sipserver;

import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.UserAgent;

/** What reaches 5090: the SBC and the Resource Managers. */
record TrunkRequests(UserAgent agent, Switchboard board) implements SipHandler {
    @Override
    public boolean request(ServerTransaction transaction) {
        if (transaction.request().toTag() != null || !transaction.request().is("INVITE")) return false;
        board.invited(agent, transaction);
        return true;
    }
}
