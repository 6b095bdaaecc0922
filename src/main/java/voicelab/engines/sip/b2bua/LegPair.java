package voicelab.engines.sip.b2bua;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipOrder;
import voicelab.engines.sip.SipReply;
import voicelab.engines.sip.UserAgent;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** One joined call: the caller's leg, the callee's, and what they told each other. On the event loop only. */
final class LegPair implements Joined {
    private static final int CALL_ID_LONGEST = 200;

    private final LegPlan plan;
    private final Consumer<LegPair> gone;
    final Leg caller;
    final Leg callee;
    private CalleeEnd trying;
    private int tries;
    private boolean answered;
    private boolean over;
    private Transfer transfer;
    private int transfers;

    LegPair(LegPlan plan, Consumer<LegPair> gone) {
        this.plan = plan;
        this.gone = gone;
        this.caller = new Leg(this, plan::towardsCaller);
        this.callee = new Leg(this, plan::towardsCallee);
    }

    Leg other(Leg leg) {
        return leg == caller ? callee : caller;
    }

    boolean isOver() {
        return over;
    }

    LegPlan plan() {
        return plan;
    }

    /** Whether a transfer may begin: both ends have acknowledged, and no other is under way. */
    boolean mayTransfer() {
        return answered && !over && transfer == null && caller.call != null && callee.call != null;
    }

    int nextTransfer() {
        return ++transfers;
    }

    /** Its remaining ends go on elsewhere. */
    void dissolve(String why) {
        finish(why);
    }

    void transferring(Transfer one) {
        transfer = one;
    }

    /** Which of the two legs a call is; {@code null} for neither. */
    Leg legOf(Call call) {
        if (call == null) return null;
        if (caller.call == call) return caller;
        return callee.call == call ? callee : null;
    }

    void begin(UserAgent agent, ServerTransaction invite) {
        caller.heard(invite.request());
        caller.call = agent.incoming(invite, new CallerEnd(this));
        if (caller.call.state() == Call.State.ENDED) finish("refused at once");
        else next(invite.request(), null);
    }

    /** Asks the plan, at the beginning and after each failure. */
    void next(SipPacket invite, SipPacket failure) {
        if (over) return;
        LegPlan.Step step = plan.next(failure);
        if (step instanceof LegPlan.Dial dial) dial(invite, dial);
        else if (step instanceof LegPlan.Reject reject)
            refuse(reject.reply(), "answered " + reject.reply().status());
        else if (failure == null) refuse(SipReply.of(480), "answered 480");
        else
            refuse(
                    body(caller.reply(failure), Crossing.otherBody(failure).orElse(null)),
                    "answered " + failure.status());
    }

    private void dial(SipPacket invite, LegPlan.Dial dial) {
        tries++;
        try {
            SipContent body = callee.carried(invite);
            SipOrder order = body == null ? dial.order() : dial.order().body(body);
            trying = new CalleeEnd(this, invite);
            CalleeEnd now = trying;
            callee.seat = now.seat();
            Call call = dial.agent().call(complete(order, invite), now);
            if (trying == now) callee.call = call;
            if (trying == now) plan.trying(() -> giveUp(now, call, invite));
        } catch (Unacceptable e) {
            refuse(e.reply(), e.getMessage());
        }
    }

    private SipOrder complete(SipOrder order, SipPacket invite) {
        Set<String> set = order.headers().stream()
                .map(h -> h.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        SipOrder more = order;
        for (SipHeader header : callee.headers(invite))
            if (!set.contains(header.name().toLowerCase(Locale.ROOT))) more = more.with(header.name(), header.value());
        String next = invite.callId() + "~" + tries;
        return more.inSequence(next.length() > CALL_ID_LONGEST ? "" : next, 0);
    }

    /** Nobody picks up: this try is cancelled and counts as answered 408. */
    private void giveUp(CalleeEnd end, Call call, SipPacket invite) {
        if (!isTrying(end) || answered) return;
        trying = null;
        callee.call = null;
        call.hangUp();
        next(invite, NoAnswer.to(invite));
    }

    boolean isTrying(CalleeEnd end) {
        return end == trying && !over;
    }

    /** The callee's leg says something before its final response. */
    void progress(SipPacket response) {
        try {
            caller.call.progress(body(caller.reply(response), caller.carried(response)));
        } catch (Unacceptable e) {
            end(e.getMessage());
        }
    }

    void answered(Call call, SipPacket response) {
        callee.call = call;
        answered = true;
        try {
            SipReply reply = body(caller.reply(response), caller.carried(response));
            plan.answered(this);
            caller.call.answer(reply);
        } catch (Unacceptable e) {
            // the callee's answer is of no use: it is the callee's fault, not the caller's (RFC 3261 section 21.5.3)
            caller.call.reject(SipReply.of(502).reason("Bad Gateway"));
            finish(e.getMessage());
            call.hangUp();
        }
    }

    /** The ACK of the caller; a late answer is in it. */
    void acknowledged(SipPacket ack) {
        if (over || !caller.offerWanted) return;
        try {
            SipContent late = callee.carried(ack);
            if (late == null) end("no answer in the ACK");
            else callee.call.acknowledge(late);
        } catch (Unacceptable e) {
            end(e.getMessage());
        }
    }

    void cancelled() {
        if (!finish("cancelled by the caller")) return;
        hangUp(callee, List.of());
    }

    /** One end hung up or was lost. */
    void ended(Leg leg, SipPacket bye) {
        if (transfer != null && !over && transfer.goesOnWithout(leg)) return;
        String who = leg == caller ? "caller" : "callee";
        if (!finish(bye == null ? "the " + who + " was lost" : who)) return;
        Leg other = other(leg);
        if (other.call == null) return;
        if (bye == null || other.call.state() != Call.State.ANSWERED) hangUp(other, List.of());
        else other.call.bye(other.headers(bye), bye.content().orElse(null));
    }

    @Override
    public Call caller() {
        return caller.call;
    }

    @Override
    public Call callee() {
        return callee.call;
    }

    @Override
    public void end(String why) {
        if (!finish(why)) return;
        hangUp(caller, List.of());
        hangUp(callee, List.of());
    }

    void forget() {
        finish("forgotten");
    }

    void audit() {
        if (over || !answered) return;
        caller.audit();
        callee.audit();
    }

    private void refuse(SipReply reply, String how) {
        if (!finish(how)) return;
        caller.call.reject(reply);
    }

    private boolean finish(String how) {
        if (over) return false;
        over = true;
        trying = null;
        if (transfer != null) transfer.abandon();
        gone.accept(this);
        plan.over(how);
        return true;
    }

    @Override
    public void transfer(Call leaving, ServerTransaction refer, LegPlan to) {
        new Transfer(this, legOf(leaving), ReferNews.of(leaving, refer)).to(to);
    }

    @Override
    public void join(Call leaving, ServerTransaction refer, Joined other, Call otherLeaving) {
        LegPair second = (LegPair) other;
        new Transfer(this, legOf(leaving), ReferNews.of(leaving, refer)).with(second, second.legOf(otherLeaving));
    }

    @Override
    public void takeOver(Call leaving, UserAgent agent, ServerTransaction invite) {
        new Takeover(this, legOf(leaving)).by(agent, invite);
    }

    @Override
    public boolean isTransferable() {
        return mayTransfer();
    }

    private static void hangUp(Leg leg, List<SipHeader> headers) {
        if (leg.call != null) leg.call.hangUp(headers.toArray(SipHeader[]::new));
    }

    private static SipReply body(SipReply reply, SipContent body) {
        return body == null ? reply : reply.body(body);
    }
}
