package voicelab.systems.servicehandler;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.media.RtpSession;
import voicelab.engines.sip.Call;
import voicelab.engines.sip.CallListener;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** The caller's side of one self-test. */
final class SelfTestCall implements CallListener {
    private final RtpSession media;
    private final String host;
    private final long number;
    private final SessionDescription offer;
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile Call call;

    SelfTestCall(RtpSession media, long number) {
        this.media = media;
        this.host = media.local().getAddress().getHostAddress();
        this.number = number;
        this.offer = OfferAnswer.offer(
                SdpOrigin.of(number, host), host, media.local().getPort(), AudioTerms.G711, Direction.SENDRECV);
    }

    SipContent offer() {
        return SipContent.sdp(offer.toString());
    }

    String callId() {
        return "selftest-" + Long.toHexString(number) + "@" + host;
    }

    void began(Call placed) {
        call = placed;
    }

    /** Completes with what was wrong, empty when MCP ended the call after answering it. */
    CompletableFuture<String> end() {
        return end;
    }

    void hangUp() {
        Call mine = call;
        if (mine != null && mine.state() != Call.State.ENDED) mine.hangUp();
    }

    @Override
    public void answered(Call answered, SipPacket response) {
        try {
            List<AudioAgreement> agreed = response.sdp().isEmpty()
                    ? List.of()
                    : OfferAnswer.agree(
                            offer, SessionDescription.parse(response.sdp().get().text()));
            if (agreed.isEmpty()) end.complete("the answer to the self-test call agrees on no media");
            else media.remote(RtpRemote.of(agreed.get(0)));
        } catch (SdpException | IllegalArgumentException e) {
            end.complete("the answer to the self-test call: " + e.getMessage());
        }
    }

    @Override
    public void failed(Call failed, SipPacket response) {
        end.complete("the self-test call was answered " + response.status() + " " + response.reason());
    }

    @Override
    public void ended(Call ended, SipPacket bye) {
        end.complete(bye == null ? "the self-test call was lost" : "");
    }
}
