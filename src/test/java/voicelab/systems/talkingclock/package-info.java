/**
 * A talking clock: a dialog fetches a page that says what time it is. The living example of docs/adding-a-system.md.
 *
 * <p>The real one is a telephone company's time announcement; no vendor's product is meant.
 *
 * <p>Imitated: one VoiceXML page with the lab's own time in a zone that a client can set and read back. Paths and shapes
 * are ours.
 *
 * <p>Not imitated: recorded voices, the tone at the full minute, HTTPS.
 *
 * <p>Sources: VoiceXML 2.1; RFC 9110; link x-901 of its own map data.
 */
package voicelab.systems.talkingclock;
