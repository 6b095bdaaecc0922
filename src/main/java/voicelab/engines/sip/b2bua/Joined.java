package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.UserAgent;

/** A call whose both legs are up. */
public interface Joined {
    /** {@code null} while this end has left and its successor is not there yet. */
    Call caller();

    /** As {@link #caller}; {@code null} too before it is called. */
    Call callee();

    /** Whether {@link #transfer} and {@link #join} may be asked: the call is up and no other transfer is under way. */
    boolean isTransferable();

    /**
     * Has one end leave: the other goes on with whom {@code to} leads to, by a call from here and a re-INVITE. Until that is
     * up the call stays as it is; when it fails it stays so. On the event loop.
     *
     * @param leaving one of the two
     * @param refer the REFER that asked for it (RFC 3515): answered 202 here, then told by NOTIFY; {@code null} when nobody did
     */
    void transfer(Call leaving, ServerTransaction refer, LegPlan to);

    /**
     * Has both calls' ends that leave hung up and the remaining ones joined (RFC 5589 section 7).
     *
     * @param other another call of the same {@link B2bua}
     * @param otherLeaving one of its two
     */
    void join(Call leaving, ServerTransaction refer, Joined other, Call otherLeaving);

    /** Gives one end's place to whoever sent this INVITE, which is answered here; the end is hung up (RFC 3891 section 3). */
    void takeOver(Call leaving, UserAgent agent, ServerTransaction invite);

    /** Ends both legs; does nothing when they are over. On the event loop. */
    void end(String why);
}
