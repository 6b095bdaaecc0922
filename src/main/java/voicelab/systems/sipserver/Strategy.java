package voicelab.systems.sipserver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.b2bua.LegPlan;
import voicelab.protocols.sip.NameAddr;
import voicelab.protocols.sip.SipPacket;
import voicelab.standin.Timers;

/**
 * Leads one call from number to number as the number plan says, until somebody takes it: targets of one place in turn, the
 * next place after no answer, busy or away, and the contacts of a 3xx (RFC 3261 section 8.1.3.4), each at most once and {@value
 * #MOST_HOPS} places in all.
 */
final class Strategy implements LegPlan {
    private static final int MOST_HOPS = 10;
    private static final Set<Integer> DIVERTED = Set.of(408, 480, 486, 600, 603);

    private final CallRouting routing;
    private final CallFacts facts;
    private final String number;
    private final Deque<NameAddr> contacts = new ArrayDeque<>();
    private final Set<String> tried = new HashSet<>();
    private Stop stop;
    private Duration ringing = Duration.ZERO;
    private String divert = "";
    private Timers.Timer ring;
    private int hops;
    private int follows;

    Strategy(CallRouting routing, CallFacts facts, String number) {
        this.routing = routing;
        this.facts = facts;
        this.number = number;
    }

    @Override
    public Step next(SipPacket failure) {
        stopRinging();
        if (failure == null) return place(number);
        if (failure.status() / 100 == 3 && routing.settings().follow() > 0) return redirected(failure);
        boolean unanswered = DIVERTED.contains(failure.status()) || failure.isLocal();
        if (Stop.isElsewhereBetter(failure) && stop != null && !isRungOut(failure)) {
            stop.failed();
            if (!stop.isEmpty()) return stop.next();
        }
        if (unanswered && !divert.isEmpty()) return divert("nobody there (" + failure.status() + ")");
        return contacts.isEmpty() ? new Pass() : follow();
    }

    /** Made here because nobody picked up: another target of the same place would not either. */
    private boolean isRungOut(SipPacket failure) {
        return failure.isLocal() && failure.status() == 408 && !ringing.isZero();
    }

    private Step redirected(SipPacket failure) {
        follows++;
        if (follows > routing.settings().follow()) return routing.refusal(facts, number, 482, "redirected too often");
        failure.addresses("Contact").stream()
                .sorted(Comparator.comparingDouble(Strategy::preference).reversed())
                .forEach(contacts::add);
        return contacts.isEmpty() ? new Pass() : follow();
    }

    private static double preference(NameAddr contact) {
        try {
            return contact.param("q").map(Double::parseDouble).orElse(1.0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private Step follow() {
        while (!contacts.isEmpty()) {
            NameAddr contact = contacts.poll();
            if (!tried.add(contact.uri())) continue; // RFC 3261 section 8.1.3.4: never the same URI twice
            routing.note(facts, "is redirected to " + contact.uri());
            Optional<Stop.Target> away = routing.elsewhere(facts, contact);
            if (away.isPresent()) return enter(new Stop(List.of(away.get())));
            Optional<String> user = contact.sipUri().map(uri -> CallRouting.plain(uri.user()));
            if (user.isPresent() && !user.get().isEmpty()) return place(user.get());
        }
        return routing.refusal(facts, number, 482, "every contact was tried");
    }

    private Step place(String at) {
        hops++;
        if (hops > MOST_HOPS) return routing.refusal(facts, at, 482, "led in a circle");
        facts.route().add(at);
        NumberRule rule = routing.plan().rule(at).filter(NumberRule::isStrategy).orElse(null);
        if (rule == null) return reached(at);
        if (!rule.ring().isZero()) ringing = rule.ring();
        if (!rule.divert().isEmpty()) divert = rule.divert();
        if (rule.refuse() != 0) return refused(at, rule.refuse());
        if (!rule.redirect().isEmpty()) return redirect(at, rule.redirect());
        if (rule.to().isEmpty()) return reached(at);
        routing.note(facts, at + " leads to " + rule.to());
        return place(rule.to());
    }

    private Step refused(String at, int status) {
        return divert.isEmpty() ? routing.refusal(facts, at, status, "is refused") : divert(at + " is refused");
    }

    /** To where the latest strategy sends what comes to nothing; that counts once. */
    private Step divert(String why) {
        String next = divert;
        divert = "";
        ringing = Duration.ZERO;
        routing.note(facts, "is diverted to " + next + ": " + why);
        return place(next);
    }

    private Step redirect(String at, String target) {
        String uri = target.contains(":") ? target : "sip:" + target + "@" + routing.own();
        routing.note(facts, at + " is answered 302 to " + uri);
        return new Reject(SipReply.of(302).with("Contact", "<" + uri + ">"));
    }

    private Step reached(String at) {
        Stop here = new Stop(routing.targets(facts, at));
        if (!here.isEmpty()) return enter(here);
        if (!divert.isEmpty()) return divert(at + " is away");
        return routing.refusal(facts, at, routing.isPhone(at) ? 480 : 404, "leads nowhere");
    }

    private Step enter(Stop next) {
        stop = next;
        return next.next();
    }

    @Override
    public void trying(Runnable giveUp) {
        if (ringing.isZero()) return;
        ring = routing.after(ringing, () -> {
            routing.note(facts, "nobody picked up within " + ringing.toMillis() + " ms");
            giveUp.run();
        });
    }

    void stopRinging() {
        if (ring != null) ring.cancel();
        ring = null;
    }

    @Override
    public void over(String how) {
        stopRinging();
    }
}
