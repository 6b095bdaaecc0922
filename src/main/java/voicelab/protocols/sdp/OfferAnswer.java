package voicelab.protocols.sdp;

import java.util.ArrayList;
import java.util.List;

/**
 * Offer and answer (RFC 3264) for G.711 audio with telephone-events over {@code RTP/AVP}. Any other medium of an offer is
 * rejected in its place with port 0. RTCP is one port above RTP.
 */
public final class OfferAnswer {
    private static final String EVENTS = "telephone-event";
    private static final String PROTOCOL = "RTP/AVP";
    private static final int PTIME_USUAL = 20;
    private static final int NONE = -1;
    private static final int PORT_MAX = 65_535;

    private OfferAnswer() {}

    /**
     * @param description to send
     * @param agreed one for each audio line that was accepted; empty means nothing in common (SIP answers 488)
     */
    public record Answer(SessionDescription description, List<AudioAgreement> agreed) {
        public Answer {
            agreed = List.copyOf(agreed);
        }
    }

    /** An offer of one audio line at that port. */
    public static SessionDescription offer(
            SdpOrigin origin, String host, int rtpPort, AudioTerms terms, Direction want) {
        return offer(origin, host, List.of(rtpPort), terms, want);
    }

    /** An offer of an audio line a port. */
    public static SessionDescription offer(
            SdpOrigin origin, String host, List<Integer> rtpPorts, AudioTerms terms, Direction want) {
        List<RtpMap> maps = new ArrayList<>();
        for (String encoding : terms.encodings())
            maps.add(new RtpMap(AudioTerms.payloadType(encoding), encoding, 8_000, 1));
        if (terms.digits()) maps.add(new RtpMap(terms.digitsPayloadType(), EVENTS, 8_000, 1));
        List<MediaDescription> media = new ArrayList<>();
        for (int port : rtpPorts) media.add(audio(port, maps, terms, want));
        return description(origin, host, media);
    }

    /**
     * The answer to an offer. The offer's order of codecs decides, as RFC 3264 section 6.1 advises.
     *
     * @param rtpPorts own ports for the audio lines that are accepted, in their order; further audio lines are rejected
     * @param want the own wish; what the offer does not allow is taken off
     */
    public static Answer answer(
            SessionDescription offer,
            SdpOrigin origin,
            String host,
            List<Integer> rtpPorts,
            AudioTerms terms,
            Direction want) {
        List<MediaDescription> media = new ArrayList<>();
        List<AudioAgreement> agreed = new ArrayList<>();
        for (int i = 0; i < offer.media().size(); i++) {
            MediaDescription offered = offer.media().get(i);
            List<RtpMap> common = agreed.size() < rtpPorts.size() ? common(offered, terms) : List.of();
            if (common.isEmpty()) {
                media.add(offered.rejected());
                continue;
            }
            Direction direction = offer.directionOf(offered).reversed().and(want);
            media.add(audio(rtpPorts.get(agreed.size()), common, terms, direction));
            int digits = digits(common);
            agreed.add(agreement(i, offer, offered, common.get(0), digits, digits, direction));
        }
        return new Answer(description(origin, host, media), agreed);
    }

    /**
     * What the offerer learns from an answer.
     *
     * @return one for each audio line that was accepted; empty when all were rejected
     * @throws SdpException when it does not answer this offer: other lines, a codec that was not offered, no address
     */
    public static List<AudioAgreement> agree(SessionDescription offer, SessionDescription answer) throws SdpException {
        if (answer.media().size() != offer.media().size())
            throw new SdpException(
                    0,
                    "an answer of " + answer.media().size() + " m= lines to an offer of "
                            + offer.media().size());
        List<AudioAgreement> agreed = new ArrayList<>();
        for (int i = 0; i < answer.media().size(); i++) {
            MediaDescription mine = offer.media().get(i);
            MediaDescription theirs = answer.media().get(i);
            if (!theirs.type().equals(mine.type()) || !theirs.protocol().equals(mine.protocol()))
                throw new SdpException(
                        0, "m= line " + (i + 1) + " is answered with " + theirs.type() + " " + theirs.protocol());
            if (theirs.port() == 0 || !mine.type().equals("audio")) continue;
            RtpMap codec = codec(mine, theirs, i);
            Direction direction = answer.directionOf(theirs).reversed().and(offer.directionOf(mine));
            agreed.add(
                    agreement(i, answer, theirs, codec, digits(theirs.rtpMaps()), digits(mine.rtpMaps()), direction));
        }
        return agreed;
    }

    private static RtpMap codec(MediaDescription mine, MediaDescription theirs, int index) throws SdpException {
        for (RtpMap map : theirs.rtpMaps())
            for (RtpMap offered : mine.rtpMaps()) if (map.equals(offered) && !map.is(EVENTS)) return map;
        throw new SdpException(0, "m= line " + (index + 1) + " is answered with no codec that was offered");
    }

    private static List<RtpMap> common(MediaDescription offered, AudioTerms terms) {
        if (offered.port() == 0
                || !offered.type().equals("audio")
                || !offered.protocol().equals(PROTOCOL)) return List.of();
        List<RtpMap> common = new ArrayList<>();
        RtpMap events = null;
        for (RtpMap map : offered.rtpMaps()) {
            String known = terms.known(map);
            if (known != null && !(terms.oneOnly() && !common.isEmpty()))
                common.add(new RtpMap(map.payloadType(), known, 8_000, 1));
            if (map.is(EVENTS) && events == null) events = map;
        }
        if (!common.isEmpty() && terms.digits() && events != null) common.add(events);
        return common;
    }

    private static AudioAgreement agreement(
            int index,
            SessionDescription theirs,
            MediaDescription medium,
            RtpMap codec,
            int digitsOut,
            int digitsIn,
            Direction direction) {
        SdpAddress address = theirs.addressOf(medium).orElseThrow();
        Direction now = address.isHold() ? direction.and(Direction.RECVONLY) : direction;
        int ptime = (int) Double.parseDouble(medium.attribute("ptime").orElse("" + PTIME_USUAL));
        int rtcp = medium.attribute("rtcp")
                .map(value -> Integer.parseInt(value.split(" ", 2)[0]))
                .orElse(Math.min(PORT_MAX, medium.port() + 1));
        return new AudioAgreement(
                index,
                codec.encoding(),
                codec.payloadType(),
                digitsOut,
                digitsIn,
                ptime,
                address.host(),
                medium.port(),
                rtcp,
                now);
    }

    private static int digits(List<RtpMap> maps) {
        for (RtpMap map : maps) if (map.is(EVENTS)) return map.payloadType();
        return NONE;
    }

    private static MediaDescription audio(int port, List<RtpMap> maps, AudioTerms terms, Direction direction) {
        List<String> formats = new ArrayList<>();
        List<SdpAttribute> attributes = new ArrayList<>();
        for (RtpMap map : maps) {
            formats.add(Integer.toString(map.payloadType()));
            attributes.add(new SdpAttribute("rtpmap", map.toString()));
            if (map.is(EVENTS)) attributes.add(new SdpAttribute("fmtp", map.payloadType() + " 0-15"));
        }
        attributes.add(new SdpAttribute("ptime", Integer.toString(terms.ptimeMillis())));
        attributes.add(new SdpAttribute(direction.attribute(), null));
        return MediaDescription.of("audio", port, PROTOCOL, formats, attributes);
    }

    private static SessionDescription description(SdpOrigin origin, String host, List<MediaDescription> media) {
        return new SessionDescription(
                origin, "-", SdpAddress.of(host), List.of(SessionDescription.PERMANENT), List.of(), media);
    }
}
