package voicelab.protocols.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferAnswerTest {
    private static final SdpOrigin OFFERER = SdpOrigin.of(7, "127.31.0.1");
    private static final SdpOrigin ANSWERER = SdpOrigin.of(8, "127.31.0.2");

    @Test
    void both_ends_agree_on_the_offers_first_codec_and_its_event_type() throws SdpException {
        SessionDescription offer = reparsed(offer(AudioTerms.G711.only("PCMA", "PCMU"), Direction.SENDRECV));
        OfferAnswer.Answer answer = answer(offer, AudioTerms.G711, Direction.SENDRECV);
        assertEquals(
                List.of(new AudioAgreement(
                        0, "PCMA", 8, 101, 101, 20, "127.31.0.1", 20_000, 20_001, Direction.SENDRECV)),
                answer.agreed());
        assertEquals(
                List.of(new AudioAgreement(
                        0, "PCMA", 8, 101, 101, 20, "127.31.0.2", 30_000, 30_001, Direction.SENDRECV)),
                OfferAnswer.agree(offer, reparsed(answer.description())));
    }

    @Test
    void an_answer_is_written_as_expected() throws SdpException {
        SessionDescription offer = offer(AudioTerms.G711, Direction.SENDRECV);
        assertEquals(
                """
                v=0
                o=- 8 1 IN IP4 127.31.0.2
                s=-
                c=IN IP4 127.31.0.2
                t=0 0
                m=audio 30000 RTP/AVP 0 101
                a=rtpmap:0 PCMU/8000
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                a=ptime:20
                a=sendrecv
                """,
                answer(offer, AudioTerms.G711.oneOnly(true), Direction.SENDRECV)
                        .description()
                        .toString()
                        .replace("\r", ""));
    }

    @Test
    void nothing_in_common_leaves_no_agreement_and_port_0() throws SdpException {
        SessionDescription offer = parse("m=audio 4000 RTP/AVP 18 101\r\na=rtpmap:101 telephone-event/8000\r\n");
        OfferAnswer.Answer answer = answer(offer, AudioTerms.G711, Direction.SENDRECV);
        assertTrue(answer.agreed().isEmpty());
        assertEquals(0, answer.description().media().get(0).port());
        assertTrue(answer(parse("m=audio 4000 RTP/SAVP 0\r\n"), AudioTerms.G711, Direction.SENDRECV)
                .agreed()
                .isEmpty());
        assertTrue(OfferAnswer.agree(offer, answer.description()).isEmpty());
    }

    @Test
    void other_media_are_rejected_in_their_place() throws SdpException {
        SessionDescription offer = parse("""
                m=video 4000 RTP/AVP 99
                a=rtpmap:99 H264/90000
                m=audio 4002 RTP/AVP 0
                m=audio 4004 RTP/AVP 8
                m=audio 0 RTP/AVP 8
                """);
        OfferAnswer.Answer answer = answer(offer, AudioTerms.G711, Direction.SENDRECV);
        assertEquals(
                List.of(0, 30_000, 0, 0),
                answer.description().media().stream()
                        .map(MediaDescription::port)
                        .toList());
        assertEquals(List.of("99"), answer.description().media().get(0).formats());
        assertEquals(1, answer.agreed().get(0).index());
        OfferAnswer.Answer both = OfferAnswer.answer(
                offer, ANSWERER, "127.31.0.2", List.of(30_000, 30_002), AudioTerms.G711, Direction.SENDRECV);
        assertEquals(2, both.agreed().size());
        assertEquals(2, OfferAnswer.agree(offer, both.description()).size());
    }

    @ParameterizedTest
    @CsvSource({
        "SENDRECV, SENDRECV, SENDRECV",
        "SENDONLY, SENDRECV, RECVONLY",
        "RECVONLY, SENDRECV, SENDONLY",
        "INACTIVE, SENDRECV, INACTIVE",
        "SENDRECV, RECVONLY, RECVONLY",
        "SENDONLY, SENDONLY, INACTIVE"
    })
    void directions_follow_table_of_the_rfc(Direction offered, Direction want, Direction answered) throws SdpException {
        SessionDescription offer = offer(AudioTerms.G711, offered);
        OfferAnswer.Answer answer = answer(offer, AudioTerms.G711, want);
        assertEquals(
                answered,
                answer.description().directionOf(answer.description().media().get(0)));
        assertEquals(answered, answer.agreed().get(0).direction());
        assertEquals(
                answered.reversed(),
                OfferAnswer.agree(offer, answer.description()).get(0).direction());
    }

    @Test
    void an_address_of_zeros_is_hold_and_rtcp_may_be_elsewhere() throws SdpException {
        SessionDescription hold = SessionDescription.parse(
                "v=0\no=- 1 1 IN IP4 127.31.0.1\ns=-\nc=IN IP4 0.0.0.0\nt=0 0\nm=audio 4000 RTP/AVP 0\na=rtcp:5009\na=ptime:30\n");
        AudioAgreement agreed =
                answer(hold, AudioTerms.G711, Direction.SENDRECV).agreed().get(0);
        assertEquals(Direction.RECVONLY, agreed.direction());
        assertEquals(5_009, agreed.remoteRtcpPort());
        assertEquals(30, agreed.ptimeMillis());
        assertEquals(-1, agreed.digitsOut());
    }

    @Test
    void events_are_sent_as_the_type_that_the_receiver_named() throws SdpException {
        SessionDescription offer = offer(AudioTerms.G711, Direction.SENDRECV);
        SessionDescription answer =
                parse("m=audio 4000 RTP/AVP 0 96\r\na=rtpmap:0 pcmu/8000\r\na=rtpmap:96 telephone-event/8000\r\n");
        AudioAgreement agreed = OfferAnswer.agree(offer, answer).get(0);
        assertEquals(96, agreed.digitsOut());
        assertEquals(101, agreed.digitsIn());
        assertEquals("PCMU", agreed.encoding());
    }

    @Test
    void an_answer_that_does_not_fit_is_refused() throws SdpException {
        SessionDescription offer = offer(AudioTerms.G711.only("PCMU"), Direction.SENDRECV);
        for (String media : new String[] {
            "", "m=video 4000 RTP/AVP 0\r\n", "m=audio 4000 RTP/AVP 8\r\n", "m=audio 4000 RTP/AVP 101\r\n"
        }) assertThrows(SdpException.class, () -> OfferAnswer.agree(offer, parse(media)), media);
    }

    private static SessionDescription offer(AudioTerms terms, Direction want) {
        return OfferAnswer.offer(OFFERER, "127.31.0.1", 20_000, terms, want);
    }

    private static OfferAnswer.Answer answer(SessionDescription offer, AudioTerms terms, Direction want) {
        return OfferAnswer.answer(offer, ANSWERER, "127.31.0.2", List.of(30_000), terms, want);
    }

    private static SessionDescription reparsed(SessionDescription session) throws SdpException {
        return SessionDescription.parse(session.toString());
    }

    private static SessionDescription parse(String media) throws SdpException {
        return SessionDescription.parse(
                "v=0\r\no=- 1 1 IN IP4 127.31.0.9\r\ns=-\r\nc=IN IP4 127.31.0.9\r\nt=0 0\r\n" + media);
    }
}
