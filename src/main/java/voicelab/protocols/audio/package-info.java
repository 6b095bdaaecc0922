/**
 * Sound as numbers: G.711, WAV, tones, DTMF, and text that travels as tones. PCM16, 8 kHz, mono throughout.
 *
 * <p>Levels are dBm0: a sine that fills 16 bits is +3.14 dBm0 (G.711 table 1, note; the 0.03 dB between the laws is
 * ignored).
 *
 * <p><b>Text as sound</b> ({@link voicelab.protocols.audio.TextVoice}, ours): where a real platform would speak, the lab
 * plays tones that its listeners can read back. Text is UTF-8; one octet is one symbol of 40 ms: 30 ms with one tone of
 * each group, then 10 ms of silence.
 *
 * <pre>
 * low group   500 + 80 n Hz, n = high four bits        high group  1900 + 80 n Hz, n = low four bits
 * chunk       marker (350 + 3250 Hz for 50 ms, 10 ms of silence)
 *             1 symbol     number of octets, 1 to 120; bit 7 set when the text goes on in another chunk
 *             n symbols    the text, cut between characters
 *             2 symbols    CRC-16/CCITT-FALSE over the number and the octets, high octet first
 * </pre>
 *
 * <p>So a character of ASCII lasts 40 ms, a chunk costs 180 ms more, and each tone is at -13 dBm0. It survives both laws,
 * any packet boundary, and silence or other sound before, between and after. A lost packet damages its chunk; the
 * checksum tells. No symbol is a DTMF digit, because the high group begins above all DTMF columns.
 *
 * <p>Sources: ITU-T G.711, G.712 (band), Q.23 and Q.24 (DTMF), RFC 3551; RIFF WAVE as Microsoft and IBM published it.
 */
package voicelab.protocols.audio;
