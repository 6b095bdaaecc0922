/**
 * SIP endpoints: the phones. One is a caller outside who reaches the SBC, or an agent's phone at SIP Server; a person, a
 * scenario or the proof holds it by {@link voicelab.standin.Phone}.
 *
 * <p><b>The real one</b> is any SIP phone or softphone.
 *
 * <p><b>Imitated</b>: REGISTER with refresh; calls in and out over UDP and TCP with G.711 and RFC 4733 digits on RTP ports of
 * its own (9000-9999); a phone always sends, silence when nothing is said; hold and session refresh from the other side are
 * answered; an incoming call rings and is then answered by itself, or as it is told: by hand, refused, redirected, with sound before the
 * answer. Hold, REFER (blind and with Replaces) and attached data of its own accord; a REFER that comes is followed.
 *
 * <p><b>Ours</b>: instance N has number 7000 + N, incoming calls are answered after 100 ms, at most 16 calls at a time. It
 * hears by measuring: the strongest tone, keys, and text that was spoken as tones.
 *
 * <p><b>Not done</b>: video, TLS and SRTP, a REFER with Replaces that comes (501), digits by INFO (501), digest authentication.
 *
 * <p>Sources: the tables (mcu-13, mcu-18), RFC 3261, RFC 3264, RFC 4733.
 */
package voicelab.systems.sipendpoint;
