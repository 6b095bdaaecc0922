package voicelab.systems.sipendpoint;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.protocols.sdp.AudioTerms;
import voicelab.protocols.sdp.Direction;
import voicelab.protocols.sdp.OfferAnswer;
import voicelab.protocols.sdp.SdpException;
import voicelab.protocols.sdp.SdpOrigin;
import voicelab.protocols.sdp.SessionDescription;
import voicelab.protocols.sip.SipContent;

/** The session descriptions of one call, as this phone writes and reads them. On the event loop only. */
final class Descriptions {
    private final InetSocketAddress local;
    private final AudioTerms terms;
    private SdpOrigin origin;
    private SessionDescription own;
    private Direction wish = Direction.SENDRECV;

    /** What was said up to a moment, to come back to. */
    record Said(SessionDescription own, Direction wish) {}

    Descriptions(InetSocketAddress local, List<String> codecs, long sessionId) {
        this.local = local;
        this.terms = AudioTerms.G711.only(codecs.toArray(String[]::new));
        this.origin = SdpOrigin.of(sessionId, host());
    }

    private String host() {
        return local.getAddress().getHostAddress();
    }

    SipContent offer() {
        own = OfferAnswer.offer(origin, host(), local.getPort(), terms, wish);
        return say();
    }

    /** An offer that holds the other end, or takes it back. */
    SipContent hold(boolean held) {
        wish = held ? Direction.SENDONLY : Direction.SENDRECV;
        return offer();
    }

    Said said() {
        return new Said(own, wish);
    }

    /** An offer was refused: what was said before holds on; versions go on rising. */
    void back(Said before) {
        own = before.own();
        wish = before.wish();
    }

    /** What was last said, once more. */
    SipContent again() {
        return own == null ? offer() : SipContent.sdp(own.toString());
    }

    /** Our answer to an offer; {@link #again} is its text. Empty when there is nothing in common. */
    Optional<AudioAgreement> answer(SipContent offer) throws SdpException {
        OfferAnswer.Answer answer = OfferAnswer.answer(
                SessionDescription.parse(offer.text()), origin, host(), List.of(local.getPort()), terms, wish);
        if (answer.agreed().isEmpty()) return Optional.empty();
        own = answer.description();
        say();
        return Optional.of(answer.agreed().get(0));
    }

    /** What their answer to our offer says. */
    Optional<AudioAgreement> agree(SipContent answer) throws SdpException {
        return OfferAnswer.agree(own, SessionDescription.parse(answer.text())).stream()
                .findFirst();
    }

    private SipContent say() {
        origin = origin.next();
        return SipContent.sdp(own.toString());
    }
}
