package voicelab.systems.sipserver;

import voicelab.engines.sip.Registrar;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.B2bua;

/** What reaches 5060: phones, and systems that behave like phones. */
record LineRequests(Registrar registrar, B2bua b2bua, UserAgent agent, CallRouting routing) implements SipHandler {
    @Override
    public boolean request(ServerTransaction transaction) {
        if (transaction.request().toTag() != null) return false;
        switch (transaction.request().method()) {
            case "REGISTER" -> registrar.register(transaction);
            case "INVITE" -> b2bua.connect(agent, transaction, routing.plan(transaction));
            default -> {
                return false;
            }
        }
        return true;
    }
}
