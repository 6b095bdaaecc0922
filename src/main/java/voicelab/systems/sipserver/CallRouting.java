package voicelab.systems.sipserver;

import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.sip.Registrar;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipPeer;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.engines.sip.b2bua.Party;
import voicelab.journal.Kind;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipUri;
import voicelab.protocols.sip.Transport;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/** Where a number is to be reached: at registered phones, at a system of the number plan, or nowhere. */
final class CallRouting {
    private static final String SIP = "SIP";

    private final LabContext lab;
    private final SipNode node;
    private final SipServerSettings settings;
    private final Registrar registrar;
    private final UserAgent lines;
    private final UserAgent trunk;
    private final Carousel carousel;
    private volatile NumberPlan plan;

    /**
     * @param node one of the nodes, for its event loop
     * @param lines calls phones, from 5060
     * @param trunk calls everybody else, from 5090
     */
    CallRouting(
            LabContext lab,
            SipNode node,
            SipServerSettings settings,
            Registrar registrar,
            UserAgent lines,
            UserAgent trunk,
            Carousel carousel) {
        this.lab = lab;
        this.node = node;
        this.settings = settings;
        this.registrar = registrar;
        this.lines = lines;
        this.trunk = trunk;
        this.carousel = carousel;
        this.plan = settings.numbers();
    }

    SipServerSettings settings() {
        return settings;
    }

    NumberPlan plan() {
        return plan;
    }

    /** From now on; calls that were led already stay where they are. */
    void plan(NumberPlan next) {
        plan = next;
    }

    boolean isPhone(String number) {
        return settings.isPhone(number);
    }

    String own() {
        return lab.address().getHostAddress();
    }

    /** Everybody who is to be tried for this number, in order; empty when it leads nowhere. */
    List<Stop.Target> targets(CallFacts facts, String number) {
        List<Registrar.Binding> bindings = registrar.lookup(number.replace("#", "%23"));
        if (!bindings.isEmpty()) return phones(facts, number, bindings);
        Optional<SystemId> system = plan.target(number);
        if (system.isEmpty()) return List.of();
        return system.get().equals(NumberPlan.MCU) ? conference(facts, number) : system(facts, number, system.get());
    }

    private List<Stop.Target> phones(CallFacts facts, String number, List<Registrar.Binding> bindings) {
        List<Stop.Target> targets = new ArrayList<>();
        for (Registrar.Binding binding : bindings) {
            SipPeer peer = peer(binding);
            SipOrder order = order(facts, number, binding.contact(), peer);
            targets.add(target(lines, order, () -> note(facts, number, "the phone", peer), () -> {}));
        }
        return targets;
    }

    private static Stop.Target target(UserAgent agent, SipOrder order, Runnable tried, Runnable failed) {
        return new Stop.Target(new LegPlan.Dial(agent, order), tried, failed);
    }

    /** The contact where the map has an arrow to it; else the flow that the registration came over. */
    private SipPeer peer(Registrar.Binding binding) {
        return SipUri.read(binding.contact()).flatMap(this::phone).orElse(binding.peer());
    }

    private Optional<SipPeer> phone(SipUri uri) {
        return lab.resolve(uri.host(), uri.portOrDefault())
                .filter(address -> lab.passages().to(address).isPresent())
                .map(address -> new SipPeer(address, uri.transport()));
    }

    /** The target of a 3xx that is somewhere else than here; empty for one of the own numbers. */
    Optional<Stop.Target> elsewhere(CallFacts facts, NameAddr contact) {
        Optional<SipUri> uri = contact.sipUri().filter(u -> !u.host().equals(own()));
        Optional<SipPeer> peer = uri.flatMap(this::phone);
        if (peer.isEmpty()) return Optional.empty();
        SipOrder order = order(facts, uri.get().user(), contact.uri(), peer.get());
        return Optional.of(target(lines, order, () -> note(facts, contact.uri(), "its contact", peer.get()), () -> {}));
    }

    private List<Stop.Target> system(CallFacts facts, String number, SystemId system) {
        boolean gvp = system.equals(NumberPlan.RESOURCE_MANAGER);
        List<Stop.Target> targets = new ArrayList<>();
        for (InetSocketAddress address : carousel.order(lab.everywhere(system, SIP))) {
            SipPeer peer = SipPeer.tcp(address);
            SipUri uri = SipUri.of(user(number), address.getAddress().getHostAddress(), address.getPort())
                    .with("transport", "tcp");
            if (gvp && !settings.tenant().isEmpty()) uri = uri.with("gvp-tenant-id", settings.tenant());
            SipOrder order = order(facts, number, uri.toString(), peer).with(CallUuid.HEADER, facts.uuid());
            targets.add(target(
                    trunk, order, () -> note(facts, number, system.text(), peer), () -> carousel.failed(address)));
        }
        return targets;
    }

    /** A conference server is called as a phone is, from 5060, over what the caller came over (mcu-17 has both). */
    private List<Stop.Target> conference(CallFacts facts, String number) {
        boolean tcp = facts.transport() == Transport.TCP;
        Optional<InetSocketAddress> there = lab.where(NumberPlan.MCU, tcp ? SIP : "SIP_UDP");
        if (there.isEmpty()) return List.of();
        SipPeer peer = new SipPeer(there.get(), facts.transport());
        SipUri uri = SipUri.of(
                user(number),
                there.get().getAddress().getHostAddress(),
                there.get().getPort());
        SipOrder order = order(facts, number, (tcp ? uri.with("transport", "tcp") : uri).toString(), peer);
        return List.of(target(lines, order, () -> note(facts, number, NumberPlan.MCU.text(), peer), () -> {}));
    }

    private SipOrder order(CallFacts facts, String number, String uri, SipPeer peer) {
        SipOrder order = SipOrder.invite(uri)
                .from(Party.at(facts.from(), own()))
                .to("<sip:" + user(number) + "@" + own() + ">")
                .via(peer);
        String data = facts.data().text();
        return data.isEmpty() ? order : order.with(AttachedData.HEADER, data);
    }

    LegPlan.Reject refusal(CallFacts facts, String number, int status, String why) {
        note(facts, number + " " + why + ": " + status);
        return new LegPlan.Reject(SipReply.of(status));
    }

    private void note(CallFacts facts, String number, String what, SipPeer peer) {
        String who = lab.whoIs(peer.address());
        facts.route().add(who);
        note(
                facts,
                number + " goes to " + what + ": " + who + " at " + Hop.text(peer.address()) + "/"
                        + peer.transport().parameter());
    }

    void note(CallFacts facts, String text) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", text + " (" + facts.callId() + ")");
    }

    /** In the lab's time, back on the event loop. */
    Timers.Timer after(Duration delay, Runnable task) {
        return lab.timers().after(delay, () -> node.run(task));
    }

    private static String user(String number) {
        return number.replace("#", "%23");
    }

    /** {@code %23} is a key that people press. */
    static String plain(String user) {
        if (user.indexOf('%') < 0) return user;
        try {
            return URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return user; // not percent-encoded after all
        }
    }
}
