/**
 * The Media Control Platform: where VoiceXML runs and where the caller's media ends (facts 2).
 *
 * <p><b>The real one</b> is a SIP user agent behind the Resource Manager with a VoiceXML interpreter, a CCXML platform, NETANN
 * and MSML services, a media server and speech clients; it reports call detail events and a record for each call.
 *
 * <p><b>Imitated</b>: the dialog service ({@code sip:dialog@mcp;voicexml=URL}, RFC 5552): the first page is fetched and read
 * before the call is answered; G.711 with telephone-events, an INVITE without an offer included; prompts as audio (WAV, mu-law)
 * or text; keys from RFC 4733 events and from SIP INFO {@code application/dtmf-relay}; {@code <exit>} and {@code <disconnect>}
 * end the call from here; session variables and those that go out with the first GET (facts 2.3); call detail events with
 * their public names and ids (facts 2.4) and one record a call.
 *
 * <p>Documents and sounds are cached by HTTP's own rules (RFC 9111, VoiceXML's {@code maxage} and {@code maxstale}): what has no
 * lifetime of its own is asked for each time, with the validators of what is kept.
 *
 * <p>The recording certificate is read from GVP's Configuration Server (gvp-7) at start and whenever it changes: X.509, RSA of 2048
 * bits or more, PEM, no chain. One that cannot be used is noted as {@code recCertError}, a lost server as "connection to
 * Configuration Server is lost" (facts 2.7, 2.8); a call's record says which certificate holds. Recordings are not made yet.
 *
 * <p>Attached data: {@code session.com.genesyslab.userdata} as it was in the INVITE, {@code <send namelist>} as INFO;
 * {@code <transfer>} blind and consultation as REFER.
 *
 * <p><b>Ours, because not public</b>: where the certificate sits (annex of the IVR profile {@code record}, section {@code
 * lab.recording}, keys {@code certificate} and {@code certificate-id}); text is spoken as a tone pattern that a test can read back; the moment of the 200 (after
 * the first page); which answer a broken page gets (404 for a page that is not there, 400 for one that is no VoiceXML, 500
 * else); ids of events that are not public are -1; {@code session.connection.ani} and {@code .dnis}; the session header on
 * fetches.
 *
 * <p><b>Not done</b>, and said so with 501 and an entry of its own: announcement, conference, MSML and recording services; speech
 * recognition and synthesis by Nuance or Google; {@code <transfer>} of type bridge, {@code <record>}; {@code gvp.defaultsvxml} and {@code
 * gvp.config} overrides (noted and passed over); https pages; session timers (RFC 4028).
 *
 * <p>Sources: facts on the platform 2.1 to 2.8; RFC 5552, 3261, 3264, 4733; VoiceXML 2.0 and 2.1.
 */
package voicelab.systems.mcp;
