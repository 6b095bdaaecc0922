package voicelab.systems.resourcemanager;

import java.util.Optional;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/**
 * A new INVITE (facts 1.2): session, tenant, profile, policy, request URI, resource. What is refused is told in the reason
 * phrase and in a Warning.
 */
final class NewCall {
    private static final int NOT_FOUND = 404;
    private static final int UNSUPPORTED_URI_SCHEME = 416;
    private static final int UNAVAILABLE = 503;
    private static final int NOT_IMPLEMENTED = 501;

    private final Desk desk;
    private final OutgoingLeg outgoing;

    NewCall(Desk desk) {
        this.desk = desk;
        this.outgoing = new OutgoingLeg(desk);
    }

    boolean take(ServerTransaction transaction) {
        SipPacket invite = transaction.request();
        Optional<SipUri> read = invite.uri();
        if (read.isEmpty()) return refuse(transaction, UNSUPPORTED_URI_SCHEME, "only sip URIs are served");
        SipUri uri = read.get();
        if (desk.sessions().count() >= desk.settings().mostSessions()) {
            transaction.respond(Answers.refusal(desk, UNAVAILABLE, "too many calls")
                    .with("Retry-After", Answers.seconds(desk.settings().retryAfter())));
            return true;
        }
        if (desk.book().get() == RoutingBook.EMPTY) {
            transaction.respond(Answers.refusal(desk, UNAVAILABLE, "the configuration is not read yet")
                    .with("Retry-After", Answers.seconds(desk.settings().retryAfter())));
            return true;
        }
        MediaService named = MediaService.namedBy(uri);
        if (named == MediaService.CCXML) {
            desk.lab().arrivals().unsupported(transaction.hop(), "SIP", "ccxml service");
            return refuse(transaction, NOT_IMPLEMENTED, "ccxml is not implemented");
        }
        if (named == null && outgoing.isOne(transaction, uri)) return outgoing.forward(transaction, uri);
        Optional<String> carried = invite.header(SessionId.HEADER).flatMap(SessionId::in);
        Optional<CallSession> within = carried.flatMap(desk.sessions()::ofSession);
        // a request inside a session is not mapped again
        Optional<ProfileChoice> choice = within.isPresent()
                ? within.map(CallSession::choice)
                : ProfileChoice.of(desk.book().get(), uri, invite::header, named);
        if (choice.isEmpty()) return refuse(transaction, NOT_FOUND, "no IVR profile for " + shown(uri));
        String guid = carried.orElseGet(desk.ids()::next);
        return route(transaction, uri, named, choice.get(), guid);
    }

    private boolean route(
            ServerTransaction transaction, SipUri uri, MediaService named, ProfileChoice choice, String guid) {
        IvrProfile profile = choice.profile();
        MediaService service =
                named != null ? named : MediaService.ofType(profile.general().getOrDefault("service-type", ""));
        if (service == MediaService.CCXML) {
            desk.lab().arrivals().unsupported(transaction.hop(), "SIP", "ccxml service");
            return refuse(transaction, NOT_IMPLEMENTED, "ccxml is not implemented");
        }
        Optional<Policy.Refusal> no = Policy.check(choice, service, desk.sessions()::running);
        if (no.isPresent())
            return refuse(transaction, no.get().status(), no.get().why());
        CallSession session = session(transaction, uri, service, choice, guid);
        SipUri target = uri;
        for (String name : choice.strip()) target = target.without(name);
        if (named == null) target = target.withUser(service.user());
        if (profile != null)
            target = ServiceParameters.apply(
                    target, profile, service, new ServiceParameters.Facts(session.dnis(), session.ani(), guid));
        if (service == MediaService.VOICEXML && target.param("voicexml").isEmpty())
            return refuse(
                    transaction,
                    NOT_FOUND,
                    "IVR profile " + (profile == null ? "" : profile.name()) + " has no initial page");
        SipUri settled = target;
        desk.pair().whenSettled(transaction, session, () -> admit(transaction, session, settled));
        return true;
    }

    private void admit(ServerTransaction transaction, CallSession session, SipUri target) {
        desk.sessions().opened(session);
        desk.note("session " + session.guid() + " created for " + session.callId() + ", " + session.ani() + " calls "
                + session.dnis());
        desk.log().newCall(session);
        desk.metrics().callBegan(session.dnis());
        ProfileChoice choice = session.choice();
        if (choice.profile() != null)
            desk.note("IVR profile " + choice.profile().name() + " chosen by " + choice.how());
        desk.proxy().forward(transaction, new ResourceChoice(desk, session, target));
    }

    private CallSession session(
            ServerTransaction transaction, SipUri uri, MediaService service, ProfileChoice choice, String guid) {
        SipPacket invite = transaction.request();
        String to = userOf(invite.to());
        String dnis = MediaService.namedBy(uri) == null && !uri.user().isEmpty() ? uri.user() : to;
        return new CallSession(
                invite.callId(),
                guid,
                choice,
                service,
                MediaService.instanceOf(uri),
                dnis,
                userOf(invite.from()),
                uriOf(invite.to()),
                uriOf(invite.from()),
                "inbound",
                desk.lab().clock().instant(),
                new CallSession.Progress());
    }

    private boolean refuse(ServerTransaction transaction, int status, String why) {
        SipReply reply = Answers.refusal(desk, status, why);
        desk.note("call " + transaction.request().callId() + " refused: " + status + " " + why);
        transaction.respond(reply);
        return true;
    }

    private static String shown(SipUri uri) {
        return uri.user().isEmpty() ? "a request without a number" : uri.user();
    }

    static String userOf(String address) {
        return NameAddr.read(address)
                .flatMap(NameAddr::sipUri)
                .map(SipUri::user)
                .orElse("");
    }

    static String uriOf(String address) {
        return NameAddr.read(address).map(NameAddr::uri).orElse("");
    }
}
