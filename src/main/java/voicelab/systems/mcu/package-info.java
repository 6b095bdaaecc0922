/**
 * The MCU of the Video Gateway: the conference server between browsers, phones and the media platform (rows mcu-9 to mcu-13,
 * mcu-15, mcu-17 to mcu-19).
 *
 * <p><b>The real one</b> (Collaboration MCU of Video Gateway 9.0) ends the browsers' WebRTC or Flash media, makes the SIP call
 * to SIP Server for them, and is driven by the Notification Server over HTTP at 2131. Several make a farm of independent
 * servers.
 *
 * <p><b>Imitated</b>: SIP at 5060 over UDP and TCP, both ways: a call to a conference's number joins it, a participant that
 * control adds is dialled through SIP Server; hold, CANCEL, BYE, RFC 4733 digits (passed on to the others). G.711 audio of
 * all parties is mixed, each hears the others and not itself; RTP on ports of its own (5000-15000, without those that other
 * UDP listeners of the map have). A conference is recorded as WAV on request. Registration and load go to the Application Server (mcu-10), what
 * happens to participants to the Notification Server (mcu-11), where they run.
 *
 * <p><b>Ours, because not public</b>: the whole HTTP interface at 2131 ({@code docs/openapi/mcu-control.yaml}) and what is
 * sent over mcu-10 and mcu-11, under the prefix {@code /lab/v1}; any other path is answered 501. Conference numbers, the
 * setting {@code dial-in}, all bounds.
 *
 * <p><b>Not done</b>: video; participants by WebRTC or Flash (501) with their DTLS-SRTP, TURN and bridge arrows; codecs other
 * than G.711; TLS and SRTP towards SIP; REFER (501); RTP over TCP; who speaks loudest, lecture modes and other comforts.
 *
 * <p>Sources: port and protocol tables of Video Gateway 9.0 (facts, part B), RFC 3261, RFC 3264, RFC 3550, RFC 4733, ITU-T
 * G.711.
 */
package voicelab.systems.mcu;
