package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;

/** A call whose both legs are up. */
public interface Joined {
    Call caller();

    Call callee();

    /** Ends both legs; does nothing when they are over. On the event loop. */
    void end(String why);
}
