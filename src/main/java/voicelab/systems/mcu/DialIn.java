package voicelab.systems.mcu;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipHandler;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/** A call that comes in joins the conference whose number it dialled. */
record DialIn(McuSettings settings, Conferences conferences, Parties parties, SipNode node, UserAgent agent)
        implements SipHandler {
    @Override
    public boolean request(ServerTransaction transaction) {
        SipPacket invite = transaction.request();
        if (!invite.is("INVITE") || invite.toTag() != null) return false;
        Optional<SipUri> uri = invite.uri();
        if (uri.isEmpty()) {
            transaction.respond(416);
            return true;
        }
        String number = plain(uri.get().user());
        if (conferences.live() >= settings.mostParticipants()) {
            transaction.respond(SipReply.of(503).with("Retry-After", "5"));
            return true;
        }
        Optional<Conference> conference = conferences.dialled(number);
        if (conference.isEmpty()) {
            parties.note("no conference " + number + ": 404");
            transaction.respond(404);
        } else if (conference.get().live() >= settings.mostInOne()) {
            transaction.respond(486);
        } else {
            join(transaction, conference.get());
        }
        return true;
    }

    private void join(ServerTransaction transaction, Conference conference) {
        SipPacket invite = transaction.request();
        String from = NameAddr.read(invite.from())
                .flatMap(NameAddr::sipUri)
                .map(SipUri::user)
                .orElse("");
        Participant participant =
                parties.make(conference, from, "", transaction.transport().parameter(), true);
        try {
            PartyCall call = parties.seat(participant, invite.callId(), node::run);
            participant.calls(invite.callId(), call);
            call.begin(agent.incoming(transaction, call), invite.sdp());
        } catch (BindFailure e) {
            parties.note("cannot take the call from " + from + ": " + e.getMessage());
            participant.over(Participant.State.FAILED, "503");
            transaction.respond(SipReply.of(503).reason("No Media Port"));
        }
    }

    private static String plain(String user) {
        if (user.indexOf('%') < 0) return user;
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user; // not percent-encoded after all
        }
    }
}
