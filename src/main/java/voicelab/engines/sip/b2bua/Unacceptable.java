package voicelab.engines.sip.b2bua;

import voicelab.engines.sip.SipReply;

/** A body that cannot cross: what its sender is to be answered. */
public final class Unacceptable extends Exception {
    private static final long serialVersionUID = 1;

    private final transient SipReply reply;

    public Unacceptable(SipReply reply, String why) {
        super(why);
        this.reply = reply;
    }

    public SipReply reply() {
        return reply;
    }
}
