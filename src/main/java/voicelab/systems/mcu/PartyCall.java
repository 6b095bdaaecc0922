package voicelab.systems.mcu;

import java.util.Optional;
import voicelab.engines.media.MixSeat;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.systems.CallAudio;

/** The SIP call and the seat in the mix of one participant. On the event loop only. */
final class PartyCall implements CallListener {
    private static final int NOT_ACCEPTABLE = 488;
    private static final int BYE = 200;

    private final Participant participant;
    private final MixSeat seat;
    private final CallAudio audio;
    private Call call;
    private boolean answerDue;
    private boolean leaving;
    private boolean over;

    PartyCall(Participant participant, MixSeat seat, CallAudio audio) {
        this.participant = participant;
        this.seat = seat;
        this.audio = audio;
    }

    SipContent offer() {
        return audio.offer();
    }

    /** We called. */
    void begin(Call outgoing) {
        call = outgoing;
    }

    /** An INVITE came: it is answered at once, or refused. */
    void begin(Call invited, Optional<SipContent> offer) {
        call = invited;
        answerDue = offer.isEmpty();
        if (call.state() == Call.State.ENDED) {
            finish(Participant.State.FAILED, NOT_ACCEPTABLE);
            return;
        }
        try {
            call.answer(answerDue ? audio.offer() : audio.answer(offer.get()));
        } catch (CallAudio.NotAcceptable e) {
            call.reject(SipReply.of(NOT_ACCEPTABLE));
            finish(Participant.State.FAILED, NOT_ACCEPTABLE);
        }
    }

    private void hear(Optional<SipContent> answer) {
        try {
            audio.answered(answer.orElse(null));
            participant.joined();
        } catch (CallAudio.NotAcceptable e) {
            call.hangUp();
            finish(Participant.State.FAILED, NOT_ACCEPTABLE);
        }
    }

    // ---- what the other side does

    @Override
    public void answered(Call answered, SipPacket response) {
        call = answered;
        if (over || leaving) {
            call.hangUp();
            finish(Participant.State.LEFT, BYE);
        } else hear(response.sdp());
    }

    @Override
    public void failed(Call failed, SipPacket response) {
        finish(leaving ? Participant.State.LEFT : Participant.State.FAILED, response.status());
    }

    @Override
    public void acknowledged(Call acknowledged, SipPacket ack) {
        if (over) return;
        if (answerDue) hear(ack.sdp());
        else participant.joined();
        answerDue = false;
    }

    @Override
    public void cancelled(Call cancelled) {
        finish(Participant.State.FAILED, 487);
    }

    @Override
    public void ended(Call ended, SipPacket bye) {
        finish(Participant.State.LEFT, bye == null ? 408 : BYE);
    }

    @Override
    public boolean request(Call requested, ServerTransaction request) {
        return switch (request.request().method()) {
            case "INVITE" -> newOffer(request, true);
            case "UPDATE" -> newOffer(request, false);
            default -> false;
        };
    }

    /** Hold and its end come so; RFC 3264 8.4. */
    private boolean newOffer(ServerTransaction request, boolean mustDescribe) {
        Optional<SipContent> offer = request.request().sdp();
        SipReply ok = SipReply.of(200);
        try {
            if (offer.isPresent()) ok = ok.body(audio.answer(offer.get()));
            else if (mustDescribe) ok = ok.body(audio.offer());
            request.respond(ok);
        } catch (CallAudio.NotAcceptable e) {
            request.respond(NOT_ACCEPTABLE);
        }
        return true;
    }

    @Override
    public void reacknowledged(Call same, SipPacket ack) {
        if (!over && ack.sdp().isPresent()) hear(ack.sdp());
    }

    // ---- what the MCU does

    void mute(boolean yes) {
        seat.mute(yes);
    }

    void press(char key) {
        try {
            seat.session().sendDigits(String.valueOf(key));
        } catch (IllegalStateException e) {
            // more keys wait for this party than it can be told; the rest is lost, as on a line
        }
    }

    void hangUp() {
        if (over) return;
        leaving = true;
        boolean rings = call != null && !call.isIncoming() && call.state() != Call.State.ANSWERED;
        if (call != null) call.hangUp();
        // a call that rings is over when its INVITE is answered
        if (!rings) finish(Participant.State.LEFT, BYE);
    }

    void drop() {
        over = true;
        seat.close();
    }

    /** @param status what the call came to; said where it failed */
    private void finish(Participant.State how, int status) {
        if (over) return;
        over = true;
        seat.close();
        participant.over(how, how == Participant.State.FAILED || status != BYE ? Integer.toString(status) : "");
    }
}
