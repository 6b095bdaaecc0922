package voicelab.systems.sipserver;

import voicelab.engines.sip.Registrar;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.UserAgent;

/** What reaches 5060: phones, and systems that behave like phones. */
record LineRequests(Registrar registrar, UserAgent agent, Switchboard board) implements SipHandler {
    @Override
    public boolean request(ServerTransaction transaction) {
        if (transaction.request().toTag() != null) return false;
        switch (transaction.request().method()) {
            case "REGISTER" -> registrar.register(transaction);
            case "INVITE" -> board.invited(agent, transaction);
            default -> {
                return false;
            }
        }
        return true;
    }
}
