package voicelab.systems.sipserver;

import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.B2bua;

/** What reaches 5090: the SBC and the Resource Managers. */
record TrunkRequests(B2bua b2bua, UserAgent agent, CallRouting routing) implements SipHandler {
    @Override
    public boolean request(ServerTransaction transaction) {
        if (transaction.request().toTag() != null || !transaction.request().is("INVITE")) return false;
        b2bua.connect(agent, transaction, routing.plan(transaction));
        return true;
    }
}
