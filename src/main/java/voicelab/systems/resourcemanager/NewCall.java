package voicelab.systems.resourcemanager;

import java.util.List;
import java.util.Optional;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;

/**
 * A new INVITE (facts 1.2): session, tenant, profile, policy, request URI, resource. What is refused is told in the reason
 * phrase and in a Warning, and leaves nothing in the books; once it has a profile, it leaves a record.
 */
final class NewCall {
    private static final String RESOURCE_REQ = "gvp.rm.resource-req";
    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int UNSUPPORTED_URI_SCHEME = 416;
    private static final int BAD_EXTENSION = 420;
    private static final int TOO_MANY_HOPS = 483;
    private static final int NOT_IMPLEMENTED = 501;
    private static final int UNAVAILABLE = 503;

    private final Desk desk;
    private final SessionTimers timers;
    private final OutgoingLeg outgoing;

    NewCall(Desk desk, SessionTimers timers) {
        this.desk = desk;
        this.timers = timers;
        this.outgoing = new OutgoingLeg(desk, timers);
    }

    boolean take(ServerTransaction transaction) {
        SipPacket invite = transaction.request();
        SipReply untouched = refusal(invite);
        if (untouched != null) return refuse(transaction, untouched);
        Optional<SipUri> read = invite.uri();
        if (read.isEmpty()) return refuse(transaction, UNSUPPORTED_URI_SCHEME, "only sip URIs are served");
        SipUri uri = read.get();
        MediaService named = MediaService.namedBy(uri);
        if (named == MediaService.CCXML) return noCcxml(transaction);
        String carried = invite.header(SessionId.HEADER).flatMap(SessionId::in).orElse(null);
        SessionLegs within = carried == null ? null : desk.sessions().ofSession(carried);
        String guid = carried == null ? desk.ids().next() : carried;
        if (named == null && outgoing.isOne(transaction, uri)) return outgoing.forward(transaction, uri, guid, within);
        // a request inside a session is not mapped again
        Optional<ProfileChoice> choice = within != null
                ? Optional.of(within.choice())
                : ProfileChoice.of(desk.book().get(), uri, invite::header, named);
        if (choice.isEmpty()) return refuse(transaction, NOT_FOUND, "no IVR profile for " + shown(uri));
        return route(transaction, uri, named, choice.get(), guid, within);
    }

    /** What any proxy refuses (RFC 3261 section 16.3), too many calls, and a session interval that is too small. */
    private SipReply refusal(SipPacket invite) {
        if (invite.maxForwards() == 0) return Answers.refusal(desk, TOO_MANY_HOPS, "Max-Forwards is 0");
        List<String> required = invite.values("Proxy-Require");
        if (!required.isEmpty())
            return Answers.refusal(desk, BAD_EXTENSION, "unknown extension")
                    .with("Unsupported", String.join(", ", required));
        if (desk.sessions().count() >= desk.settings().mostSessions()) return unavailable("too many calls");
        if (desk.book().get() == RoutingBook.EMPTY) return unavailable("the configuration is not read yet");
        return timers.refusal(invite);
    }

    private SipReply unavailable(String why) {
        return Answers.refusal(desk, UNAVAILABLE, why)
                .with("Retry-After", Answers.seconds(desk.settings().retryAfter()));
    }

    private boolean route(
            ServerTransaction transaction,
            SipUri uri,
            MediaService named,
            ProfileChoice choice,
            String guid,
            SessionLegs within) {
        IvrProfile profile = choice.profile();
        MediaService service = named != null || profile == null
                ? named
                : MediaService.ofType(profile.general().getOrDefault("service-type", ""));
        if (service == MediaService.CCXML) return noCcxml(transaction);
        if (service == null) return refuse(transaction, NOT_FOUND, "no IVR profile for " + shown(uri));
        CallSession session = session(transaction, uri, service, choice, guid);
        Optional<Policy.Refusal> no = Policy.inbound(
                choice,
                service,
                within == null,
                session.ani(),
                new PolicyCounts(desk.sessions().usage(), within));
        if (no.isPresent()) return answered(transaction, desk.refused(session, no.get()));
        SipUri target = target(uri, named, session);
        if (service == MediaService.VOICEXML && target.param("voicexml").isEmpty()) {
            String why = "IVR profile " + (profile == null ? "" : profile.name()) + " has no initial page";
            return answered(transaction, desk.refused(session, Answers.refusal(desk, NOT_FOUND, why)));
        }
        Optional<Capabilities> asked = asked(uri, choice, service);
        if (asked.isEmpty()) {
            String why = RESOURCE_REQ + " is not of the form codec=g729;language=en";
            return answered(transaction, desk.refused(session, Answers.refusal(desk, BAD_REQUEST, why)));
        }
        desk.pair().whenSettled(transaction, session, () -> {
            open(session);
            desk.proxy()
                    .forward(transaction, new ResourceChoice(desk, timers, session, target, asked.get(), transaction));
        });
        return true;
    }

    /** What the request and the policies want a resource to be able to do; empty where the request's wish cannot be read. */
    private static Optional<Capabilities> asked(SipUri uri, ProfileChoice choice, MediaService service) {
        Capabilities policies = Policy.asked(choice, service);
        Optional<String> wish = uri.param(RESOURCE_REQ);
        if (wish.isEmpty()) return Optional.of(policies);
        return Capabilities.parse(ServiceParameters.decode(wish.get())).map(policies::and);
    }

    private static SipUri target(SipUri uri, MediaService named, CallSession session) {
        SipUri target = uri;
        ProfileChoice choice = session.choice();
        for (String name : choice.strip()) if (target.param(name).isPresent()) target = target.without(name);
        if (named == null)
            target = target.withUser(
                    session.instance().isEmpty()
                            ? session.service().user()
                            : session.service().user() + "=" + session.instance());
        if (choice.profile() != null) {
            ServiceParameters.Facts facts = new ServiceParameters.Facts(session.dnis(), session.ani(), session.guid());
            target = ServiceParameters.apply(target, choice.profile(), session.service(), facts);
        }
        for (var each : Policy.passedOn(choice).entrySet())
            target = target.with(each.getKey(), ServiceParameters.encode(each.getValue()));
        return target;
    }

    private void open(CallSession session) {
        desk.sessions().opened(session);
        desk.note("session " + session.guid() + " created for " + session.callId() + ", " + session.ani() + " calls "
                + session.dnis());
        desk.log().newCall(session);
        desk.metrics().callBegan(session.dnis());
        IvrProfile profile = session.choice().profile();
        if (profile != null)
            desk.note("IVR profile " + profile.name() + " chosen by "
                    + session.choice().how());
    }

    private CallSession session(
            ServerTransaction transaction, SipUri uri, MediaService service, ProfileChoice choice, String guid) {
        SipPacket invite = transaction.request();
        boolean named = MediaService.namedBy(uri) != null;
        String dialled = named ? "" : ProfileChoice.dialled(desk.book().get().options(), uri, invite::header);
        String dnis = dialled.isEmpty() ? userOf(invite.to()) : dialled;
        return new CallSession(
                invite.callId(),
                guid,
                choice,
                service,
                named ? MediaService.instanceOf(uri) : instance(service, dnis, guid),
                dnis,
                userOf(invite.from()),
                uriOf(invite.to()),
                uriOf(invite.from()),
                "inbound",
                desk.lab().clock().instant(),
                new CallSession.Progress());
    }

    /** Who dials a conference's number meets the others who did; MSML and recordings are a session's own. Ours. */
    private static String instance(MediaService service, String dnis, String guid) {
        return switch (service) {
            case CONFERENCE -> dnis;
            case MSML, RECORDING -> guid.replace("-", "");
            case VOICEXML, ANNOUNCEMENT, CCXML -> "";
        };
    }

    private boolean noCcxml(ServerTransaction transaction) {
        desk.lab().arrivals().unsupported(transaction.hop(), "SIP", "ccxml service");
        return refuse(transaction, NOT_IMPLEMENTED, "ccxml is not implemented");
    }

    private boolean refuse(ServerTransaction transaction, int status, String why) {
        return refuse(transaction, Answers.refusal(desk, status, why));
    }

    private boolean refuse(ServerTransaction transaction, SipReply reply) {
        desk.note("call " + transaction.request().callId() + " refused: " + Answers.shown(reply));
        return answered(transaction, reply);
    }

    private static boolean answered(ServerTransaction transaction, SipReply reply) {
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
