package voicelab.systems.sipserver;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.sip.Registrar;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.engines.sip.b2bua.Party;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;

/** Where an INVITE goes: a registered phone, a system of the number plan, or nowhere. */
final class CallRouting {
    private static final String SIP = "SIP";

    private final LabContext lab;
    private final SipServerSettings settings;
    private final Registrar registrar;
    private final UserAgent lines;
    private final UserAgent trunk;
    private final Carousel carousel;

    /**
     * @param lines calls phones, from 5060
     * @param trunk calls everybody else, from 5090
     */
    CallRouting(
            LabContext lab,
            SipServerSettings settings,
            Registrar registrar,
            UserAgent lines,
            UserAgent trunk,
            Carousel carousel) {
        this.lab = lab;
        this.settings = settings;
        this.registrar = registrar;
        this.lines = lines;
        this.trunk = trunk;
        this.carousel = carousel;
    }

    LegPlan plan(ServerTransaction invite) {
        SipPacket request = invite.request();
        Optional<SipUri> uri = request.uri();
        if (uri.isEmpty()) return refusal("?", 416);
        String number = plain(uri.get().user());
        List<Registrar.Binding> bindings = registrar.lookup(uri.get().user());
        if (!bindings.isEmpty()) return toPhone(request, number, bindings);
        Optional<SystemId> target = settings.numbers().target(number);
        if (target.filter(NumberPlan.MCU::equals).isPresent())
            return toConference(request, number, uri.get().user(), invite.transport());
        if (target.isPresent()) return toSystem(request, number, uri.get().user(), target.get());
        return refusal(number, settings.isPhone(number) ? 480 : 404);
    }

    private LegPlan toPhone(SipPacket request, String number, List<Registrar.Binding> bindings) {
        List<Hunt.Target> targets = new ArrayList<>();
        for (Registrar.Binding binding : bindings) {
            SipPeer peer = peer(binding);
            SipOrder order = order(request, binding.contact(), peer);
            targets.add(
                    new Hunt.Target(new LegPlan.Dial(lines, order), () -> note(number, "the phone", peer), () -> {}));
        }
        return new Hunt(targets);
    }

    /** The contact where the map has an arrow to it; else the flow that the registration came over. */
    private SipPeer peer(Registrar.Binding binding) {
        return SipUri.read(binding.contact())
                .flatMap(uri -> lab.resolve(uri.host(), uri.portOrDefault())
                        .filter(address -> lab.passages().to(address).isPresent())
                        .map(address -> new SipPeer(address, uri.transport())))
                .orElse(binding.peer());
    }

    private LegPlan toSystem(SipPacket request, String number, String user, SystemId system) {
        boolean gvp = system.equals(NumberPlan.RESOURCE_MANAGER);
        List<Hunt.Target> targets = new ArrayList<>();
        String uuid = request.header(CallUuid.HEADER).orElseGet(() -> CallUuid.next(lab.random()));
        for (InetSocketAddress address : carousel.order(lab.everywhere(system, SIP))) {
            SipPeer peer = SipPeer.tcp(address);
            SipUri uri = SipUri.of(user, address.getAddress().getHostAddress(), address.getPort())
                    .with("transport", "tcp");
            if (gvp && !settings.tenant().isEmpty()) uri = uri.with("gvp-tenant-id", settings.tenant());
            SipOrder order = order(request, uri.toString(), peer).with(CallUuid.HEADER, uuid);
            targets.add(new Hunt.Target(
                    new LegPlan.Dial(trunk, order),
                    () -> note(number, system.text(), peer),
                    () -> carousel.failed(address)));
        }
        if (targets.isEmpty()) return refusal(number, 480);
        return new Hunt(targets);
    }

    /** A conference server is called as a phone is, from 5060, over what the caller came over (mcu-17 has both). */
    private LegPlan toConference(SipPacket request, String number, String user, Transport transport) {
        boolean tcp = transport == Transport.TCP;
        Optional<InetSocketAddress> there = lab.where(NumberPlan.MCU, tcp ? SIP : "SIP_UDP");
        if (there.isEmpty()) return refusal(number, 480);
        SipPeer peer = new SipPeer(there.get(), transport);
        SipUri uri = SipUri.of(
                user, there.get().getAddress().getHostAddress(), there.get().getPort());
        SipOrder order = order(request, (tcp ? uri.with("transport", "tcp") : uri).toString(), peer);
        return new Hunt(List.of(new Hunt.Target(
                new LegPlan.Dial(lines, order), () -> note(number, NumberPlan.MCU.text(), peer), () -> {})));
    }

    private SipOrder order(SipPacket request, String uri, SipPeer peer) {
        String own = lab.address().getHostAddress();
        return SipOrder.invite(uri)
                .from(Party.at(request.from(), own))
                .to(Party.at(request.to(), own))
                .via(peer);
    }

    private LegPlan refusal(String number, int status) {
        return failure -> {
            lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", number + " leads nowhere: " + status);
            return new LegPlan.Reject(SipReply.of(status));
        };
    }

    private void note(String number, String what, SipPeer peer) {
        String who = lab.whoIs(peer.address());
        String text = number + " goes to " + what + ": " + who + " at " + Hop.text(peer.address()) + "/"
                + peer.transport().parameter();
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", text);
    }

    /** {@code %23} is a key that people press. */
    private static String plain(String user) {
        if (user.indexOf('%') < 0) return user;
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user; // not percent-encoded after all
        }
    }
}
