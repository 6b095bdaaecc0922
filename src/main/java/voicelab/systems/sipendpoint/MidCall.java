package voicelab.systems.sipendpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.ServerTransaction;
import voicelab.engines.sip.SipReply;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipHeader;
import voicelab.protocols.sip.SipPacket;

/** What both sides do within a call that is up: new offers, hold, data, transfers. On the event loop. */
final class MidCall {
    private static final int NOT_ACCEPTABLE = 488;
    private static final int OK = 200;

    private final Line line;
    private final Descriptions sdp;
    private final PhoneMedia media;
    private final CallData data = new CallData();
    private final Referral referral = new Referral();
    private String callId = "";

    MidCall(Line line, Descriptions sdp, PhoneMedia media) {
        this.line = line;
        this.sdp = sdp;
        this.media = media;
    }

    CallData data() {
        return data;
    }

    void over() {
        referral.over();
    }

    // ---- what the other side does

    boolean request(Call call, ServerTransaction request) {
        callId = call.callId();
        switch (request.request().method()) {
            case "INVITE" -> newOffer(request, true);
            case "UPDATE" -> newOffer(request, false);
            case "NOTIFY" -> referral.told(request);
            case "REFER" -> line.referred(call, request);
            case "INFO" -> {
                Optional<SipContent> body = request.request().content();
                if (body.isEmpty() || !CallData.isIn(body.get())) return false;
                int status = data.hear(body.get().text());
                if (status == OK) line.note("hears attached data " + body.get().text() + " (" + callId + ")");
                request.respond(status);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void newOffer(ServerTransaction request, boolean mustDescribe) {
        Optional<SipContent> offer = request.request().sdp();
        if (offer.isEmpty()) {
            SipReply ok = SipReply.of(OK);
            // RFC 3261 section 14.2: a fresh offer, with all that this side can
            request.respond(mustDescribe ? ok.body(sdp.offer()) : ok);
            return;
        }
        try {
            Optional<AudioAgreement> agreed = sdp.answer(offer.get());
            if (agreed.isEmpty()) request.respond(NOT_ACCEPTABLE);
            else {
                media.agreed(agreed.get());
                line.note("is asked for " + agreed.get().direction().attribute() + " (" + callId + ")");
                request.respond(SipReply.of(OK).body(sdp.again()));
            }
        } catch (SdpException | IllegalArgumentException e) {
            request.respond(SipReply.of(NOT_ACCEPTABLE));
        }
    }

    // ---- what the person does

    /** Re-INVITE with what is wished now; a refused one changes nothing. */
    CompletionStage<Integer> hold(Call call, boolean held) {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        Descriptions.Said before = sdp.said();
        call.insist(sdp.hold(held)).whenComplete((response, problem) -> {
            if (problem == null && response.status() < 300 && agree(response)) {
                line.note((held ? "holds" : "resumes") + " (" + call.callId() + ")");
                status.complete(response.status());
                return;
            }
            sdp.back(before);
            if (problem != null) status.completeExceptionally(problem);
            else status.complete(response.status() < 300 ? NOT_ACCEPTABLE : response.status());
        });
        return status;
    }

    private boolean agree(SipPacket response) {
        try {
            Optional<AudioAgreement> agreed = response.sdp().isEmpty()
                    ? Optional.empty()
                    : sdp.agree(response.sdp().get());
            agreed.ifPresent(media::agreed);
            return agreed.isPresent();
        } catch (SdpException | IllegalArgumentException e) {
            return false;
        }
    }

    CompletionStage<Integer> refer(Call call, String target) {
        CompletableFuture<Integer> outcome = new CompletableFuture<>();
        if (!referral.begin(outcome)) return Referral.refused("another transfer is under way");
        line.note("refers the other end to " + target + " (" + call.callId() + ")");
        call.request("REFER", List.of(new SipHeader("Refer-To", "<" + target + ">")), null)
                .whenComplete((response, problem) -> {
                    if (problem != null) outcome.completeExceptionally(problem);
                    else referral.answered(response);
                });
        return outcome;
    }

    CompletionStage<Integer> info(Call call, Map<String, String> news) {
        line.note("sends attached data " + CallData.form(news) + " (" + call.callId() + ")");
        return call.request("INFO", List.of(), CallData.body(news)).thenApply(SipPacket::status);
    }
}
