package voicelab.engines.sip.b2bua;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.SipOrder;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/**
 * One end of a joined call is replaced: by somebody who is called from here, or by an end of another call. The remaining end
 * learns of it by a re-INVITE, and keeps what it has until the new end is there. On the event loop.
 */
final class Transfer {
    private static final int CALL_ID_LONGEST = 200;
    private static final int NOT_ACCEPTABLE = 488;
    private static final int TERMINATED = 487;
    private static final int GONE = 481;
    private static final int OK = 200;

    private final LegPair pair;
    private final Leg leaving;
    private final Leg staying;
    private final ReferNews news;
    private final Call left;
    private final ToldOrigin origin = new ToldOrigin();
    private LegPlan plan;
    private TransferEnd trying;
    private Call target;
    private boolean leftAlready;
    private boolean over;
    private int tries;

    Transfer(LegPair pair, Leg leaving, ReferNews news) {
        this.pair = pair;
        this.leaving = leaving;
        this.staying = pair.other(leaving);
        this.left = leaving.call;
        this.news = news;
        pair.transferring(this);
    }

    // ---- to somebody who is called

    void to(LegPlan target) {
        plan = target;
        next(null);
    }

    void next(SipPacket failure) {
        if (over) return;
        LegPlan.Step step = plan.next(failure);
        if (step instanceof LegPlan.Dial dial) dial(dial);
        else if (step instanceof LegPlan.Reject reject) fail(reject.reply().status());
        else fail(failure == null ? GONE : failure.status());
    }

    private void dial(LegPlan.Dial dial) {
        SipContent offer = staying.offerToOthers();
        if (offer == null) {
            fail(NOT_ACCEPTABLE);
            return;
        }
        tries++;
        String id = staying.call.callId() + "~x" + tries + '.' + pair.nextTransfer();
        SipOrder order =
                crossing(dial.order()).body(origin.told(offer)).inSequence(id.length() > CALL_ID_LONGEST ? "" : id, 0);
        TransferEnd end = new TransferEnd(this, new Seat(pair, leaving));
        trying = end;
        target = null;
        Call call = dial.agent().call(order, end);
        if (trying != end) return;
        target = call;
        plan.trying(() -> giveUp(end, call));
    }

    /** What the call began with goes along to whoever joins it. */
    private SipOrder crossing(SipOrder order) {
        Set<String> set = order.headers().stream()
                .map(h -> h.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(HashSet::new));
        SipOrder more = order;
        SipPacket invite = pair.caller.call == null ? left.invite() : pair.caller.call.invite();
        if (invite == null) return more;
        set.add("replaces"); // meant another dialog
        for (SipHeader header : Crossing.headers(invite))
            if (set.add(header.name().toLowerCase(Locale.ROOT))) more = more.with(header.name(), header.value());
        return more;
    }

    private void giveUp(TransferEnd end, Call call) {
        if (trying != end || over || call.state() == Call.State.ANSWERED) return;
        trying = null;
        call.hangUp();
        next(NoAnswer.to(call.invite() == null ? left.invite() : call.invite()));
    }

    boolean isTrying(TransferEnd end) {
        return trying == end && !over;
    }

    void progress(SipPacket response) {
        news.progress(response.status());
    }

    /** The new end is there: the remaining one is told where it speaks. */
    void answered(TransferEnd end, Call call, SipPacket response) {
        trying = null;
        target = call;
        SipContent answer = response.sdp().orElse(null);
        if (answer == null) {
            call.hangUp();
            fail(NOT_ACCEPTABLE);
            return;
        }
        staying.origin.changeOfVoice();
        staying.call.insist(staying.origin.told(answer)).whenComplete((reply, problem) -> {
            if (over) call.hangUp();
            else if (problem != null || reply.status() >= 300) {
                call.hangUp();
                fail(problem != null ? NOT_ACCEPTABLE : reply.status());
            } else seat(call, end.seat(), origin, answer, reply);
        });
    }

    // ---- with the other end of another call

    void with(LegPair second, Leg secondLeaving) {
        Leg arriving = second.other(secondLeaving);
        SipContent offer = staying.offerToOthers();
        if (offer == null || !second.mayTransfer()) {
            fail(offer == null ? NOT_ACCEPTABLE : GONE);
            return;
        }
        Call call = arriving.call;
        ToldOrigin itsOrigin = arriving.origin;
        second.transferring(this);
        itsOrigin.changeOfVoice();
        call.insist(itsOrigin.told(offer)).whenComplete((reply, problem) -> {
            SipContent answer = problem == null ? reply.sdp().orElse(null) : null;
            if (over) second.end("the other call ended meanwhile");
            else if (answer == null || reply.status() >= 300) {
                second.transferring(null);
                fail(answer == null ? NOT_ACCEPTABLE : reply.status());
            } else tellStaying(second, secondLeaving, answer);
        });
    }

    private void tellStaying(LegPair second, Leg secondLeaving, SipContent answer) {
        Leg arriving = second.other(secondLeaving);
        Call call = arriving.call;
        Call third = secondLeaving.call;
        staying.origin.changeOfVoice();
        staying.call.insist(staying.origin.told(answer)).whenComplete((reply, problem) -> {
            second.transferring(null);
            if (over) {
                second.end("the other call ended meanwhile");
                pair.end("the other call ended meanwhile");
            } else if (problem != null || reply.status() >= 300) {
                restore(arriving, secondLeaving.offerToOthers());
                fail(problem != null ? NOT_ACCEPTABLE : reply.status());
            } else {
                Seat seat = arriving.seat;
                arriving.call = null;
                secondLeaving.call = null;
                second.dissolve("joined with another call");
                seat(call, seat, arriving.origin, answer, reply);
                if (third != null) third.hangUp();
            }
        });
    }

    /** It was told of an end that did not come: the old one speaks again. */
    private static void restore(Leg leg, SipContent old) {
        if (old != null && leg.call != null) leg.call.insist(leg.origin.told(old));
    }

    // ---- the end of it

    private void seat(Call call, Seat seat, ToldOrigin itsOrigin, SipContent itsSaid, SipPacket reply) {
        over = true;
        pair.transferring(null);
        leaving.sits(call, seat, itsOrigin, itsSaid);
        if (call.state() == Call.State.ENDED) { // it went while the other end was told
            pair.ended(leaving, null);
            return;
        }
        SipContent said = reply.sdp().orElse(null);
        if (said != null && staying.isOtherMedia(said)) tellNews(said, call);
        news.last(OK).whenComplete((done, problem) -> {
            if (left.state() == Call.State.ANSWERED) left.hangUp();
        });
        if (plan != null) plan.over("transferred");
    }

    /** The remaining end's answer may differ from what the new end was offered in its name: only in its o= line mostly. */
    private void tellNews(SipContent said, Call call) {
        try {
            SipContent offer = staying.says(said, leaving);
            call.insist(offer).whenComplete((reply, problem) -> {
                if (problem == null && reply.status() >= 300)
                    pair.end("the new end refused the media: " + reply.status());
            });
        } catch (Unacceptable e) {
            pair.end(e.getMessage());
        }
    }

    private void fail(int status) {
        if (over) return;
        over = true;
        trying = null;
        pair.transferring(null);
        news.last(status);
        if (plan != null) plan.over("not transferred: " + status);
        if (leftAlready) pair.end("transferred to nobody: " + status);
    }

    /** Whether the end that hung up was about to leave anyway: the transfer goes on without it. */
    boolean goesOnWithout(Leg leg) {
        if (over || leg != leaving) return false;
        leftAlready = true;
        leaving.call = null;
        return true;
    }

    /** The whole call is over: nobody is to be called any more. */
    void abandon() {
        if (over) return;
        over = true;
        Call call = target;
        trying = null;
        pair.transferring(null);
        if (call != null) call.hangUp();
        news.last(TERMINATED);
        if (plan != null) plan.over("abandoned");
    }

    /** The new end went before it had taken its place. */
    void lost() {
        if (!over) fail(GONE);
    }
}
