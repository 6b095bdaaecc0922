package voicelab.engines.sip.b2bua;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;

/**
 * Joins calls that come in with calls that go out, up to a bound. All user agents that take part live on nodes of one event
 * loop. May be used from any thread.
 */
public final class B2bua {
    private static final int MOST_LEGS = 20;
    private static final int PATIENCE_SECONDS = 5;

    private final SipNode node;
    private final B2buaSettings settings;
    private final Set<LegPair> pairs = ConcurrentHashMap.newKeySet();

    /** @param node one of the nodes, for its event loop */
    public B2bua(SipNode node, B2buaSettings settings) {
        this.node = node;
        this.settings = settings;
    }

    /** Takes an INVITE from a node's handler; {@code plan} says where it goes. */
    public void connect(UserAgent agent, ServerTransaction invite, LegPlan plan) {
        if (invite.request().maxForwards() == 0 || legs(invite.request().callId()) > MOST_LEGS) {
            invite.respond(483);
            plan.over("too many hops");
            return;
        }
        if (pairs.size() >= settings.mostCalls()) {
            invite.respond(SipReply.of(503).with("Retry-After", Integer.toString(settings.retryAfterSeconds())));
            plan.over("no room: " + settings.mostCalls() + " calls are the most");
            return;
        }
        LegPair pair = new LegPair(plan, pairs::remove);
        pairs.add(pair);
        pair.begin(agent, invite);
    }

    /** How many back-to-back user agents of this kind a call has come through: a loop makes no end of them. */
    private static long legs(String callId) {
        return callId.chars().filter(c -> c == '~').count();
    }

    /** A joined call and which of its ends a dialog is. */
    public record Found(Joined call, Call end) {}

    /** The call that has an end in this dialog, the tags as this side sees them (RFC 3891 section 3). On the event loop. */
    public Optional<Found> find(String callId, String localTag, String remoteTag) {
        for (LegPair pair : pairs)
            for (Call end : Arrays.asList(pair.caller.call, pair.callee.call))
                if (end != null && end.isDialog(callId, localTag, remoteTag)) return Optional.of(new Found(pair, end));
        return Optional.empty();
    }

    /** Calls that are not over. */
    public int calls() {
        return pairs.size();
    }

    /**
     * Asks both ends of every answered call whether they are still there (in-dialog OPTIONS). A call with an end that
     * says that it knows no such dialog, or that twice could not be asked, is ended.
     */
    public void audit() {
        node.run(() -> all().forEach(LegPair::audit));
    }

    /** Ends every call at both ends; returns when all were told to, so that a call that comes later is none of them. */
    public void endAll(String why) {
        onLoop(() -> all().forEach(pair -> pair.end(why)));
    }

    /** Forgets every call without a word to its ends; for who is about to close the node. */
    public void forgetAll() {
        onLoop(() -> all().forEach(LegPair::forget));
    }

    private void onLoop(Runnable task) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        node.run(() -> {
            try {
                task.run();
            } finally {
                done.complete(null);
            }
        });
        done.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private List<LegPair> all() {
        return new ArrayList<>(pairs);
    }
}
