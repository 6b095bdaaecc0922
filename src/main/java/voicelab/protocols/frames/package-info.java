/**
 * VoiceLab's open framing: the frames that the stand-ins of Configuration Server, Interaction Server and Stat Server speak
 * where the real ones speak an unpublished binary protocol. A 12-byte header and one JSON object; specified in {@code
 * docs/open-framing.md}.
 *
 * <p>The framing, its handshake ({@code LabHello}, {@code LabWelcome}, {@code LabError}) and the JSON form of key-value
 * lists are ours. It is <b>not</b> wire-compatible with the Genesys Platform SDK or any native Genesys client. Inside the
 * frames, message and attribute names follow the vendor's public documentation (PSDK JSON support: one object, {@code
 * messageName}, lower-camel attributes, nulls left out, ISO-8601 dates with milliseconds).
 */
package voicelab.protocols.frames;
