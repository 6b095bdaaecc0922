package voicelab.systems.mcu;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;

/** Calls a number through SIP Server for a conference (mcu-12). On the event loop only. */
record DialOut(LabContext lab, Parties parties, SipNode node, UserAgent agent) {
    static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z*#+._-]{1,64}");

    private static final SystemId SIP_SERVER = new SystemId("sip-server");
    private static final String UNREACHABLE = "503";

    /** The participant is known at once; what becomes of the call is its state's. */
    Participant dial(Conference conference, String number, String session, Transport transport) {
        Participant participant = parties.make(conference, number, session, transport.parameter(), false);
        String callId = callId();
        Optional<InetSocketAddress> there = lab.where(SIP_SERVER, transport == Transport.TCP ? "SIP" : "SIP_UDP");
        if (there.isEmpty()) {
            parties.note("cannot call " + number + ": " + SIP_SERVER.text() + " has no listener for "
                    + transport.parameter());
            participant.over(Participant.State.FAILED, UNREACHABLE);
            return participant;
        }
        try {
            PartyCall call = parties.seat(participant, callId, node::run);
            participant.calls(callId, call);
            call.begin(agent.call(
                    order(conference.id, number, there.get(), transport)
                            .inSequence(callId, 0)
                            .body(call.offer()),
                    call));
        } catch (BindFailure e) {
            parties.note("cannot call " + number + ": " + e.getMessage());
            participant.over(Participant.State.FAILED, UNREACHABLE);
        }
        return participant;
    }

    private SipOrder order(String from, String number, InetSocketAddress there, Transport transport) {
        String host = there.getAddress().getHostAddress();
        // # is no character of a user part (RFC 3261 section 25.1)
        String user = number.replace("#", "%23");
        SipUri uri = SipUri.of(user, host, there.getPort());
        if (transport == Transport.TCP) uri = uri.with("transport", "tcp");
        return SipOrder.invite(uri.toString())
                .from("<sip:" + from + "@" + lab.address().getHostAddress() + ">")
                .to("<sip:" + user + "@" + host + ">")
                .via(new SipPeer(there, transport));
    }

    private String callId() {
        return String.format(
                "%016x%016x@%s",
                lab.random().nextLong(), lab.random().nextLong(), lab.address().getHostAddress());
    }
}
