/**
 * The session border controller: where calls of the outside world enter, and the only media peer of the media server in the
 * tables (gvp-9).
 *
 * <p><b>The real one</b> is any vendor's SBC between carrier and contact centre: it hides the inside, anchors media on its own
 * address and polices both.
 *
 * <p><b>Imitated</b>: back-to-back user agent from 5060 (UDP and TCP) to SIP Server 5090 over TCP; every call's RTP and RTCP is
 * relayed through ports of its own (20000-45000), without decoding; SDP is rewritten to them (c=, m= port, o= address), other
 * media than the first audio line are rejected with port 0; calls without media are ended; a bound on calls (503 with
 * Retry-After). OPTIONS is answered; REGISTER is answered 405, it is no registrar.
 *
 * <p><b>Ours, because not public</b>: all of its behaviour beyond the ports, the bounds, the media time-out, and
 * the in-dialog OPTIONS that finds calls with an end gone.
 *
 * <p><b>Not done</b>: TLS and SRTP, transcoding, video, header policies, registration on behalf of phones, calls from the
 * inside to the outside (the map has no such arrow).
 *
 * <p>Sources: the tables (gvp-9, mcp-1), RFC 7092, RFC 3264, RFC 4566.
 */
package voicelab.systems.sbc;
