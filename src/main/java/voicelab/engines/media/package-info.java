/**
 * RTP for every system of a lab: sessions that play and hear G.711, and relays that forward without decoding.
 *
 * <p>One {@link voicelab.engines.media.MediaEngine} a lab. It owns two threads, started with the first session: the
 * <em>clock</em> sends for all streams every 20 ms, the <em>selector</em> receives for all sockets. Listener calls come
 * from these two threads: be short, never wait, copy what is kept. Time is the lab's real {@code Ticker}.
 *
 * <p>What goes out: G.711 mu-law or A-law in packets of 20 ms, RFC 4733 telephone-events, RTCP compounds (SR or RR with
 * SDES CNAME, BYE at close). Silence policy: a session with {@code sendSilence} (the default, as a caller does) sends a
 * silence frame in every tick in which nothing plays, so that both ways always carry RTP; without it (as a media server
 * between prompts) it sends while something plays, and the first packet after a pause carries the marker bit. No comfort
 * noise (RFC 3389). While a digit is sent the audio pauses; timestamps always follow the clock.
 *
 * <p>What comes in: payload types 0 and 8 whatever was agreed, and the agreed telephone-event. A packet that overtook
 * another waits for it (three packets at most); lost ones are heard as silence; frames are delivered as they arrive, there
 * is no playout delay. A new SSRC takes over with its second packet in a row. Anything else is counted and ignored.
 *
 * <p>Conferences: a {@link voicelab.engines.media.Mixer} adds who speaks and sends each party the sum without itself, on the
 * same clock; a party's sound waits 40 ms (at most 160) before it is mixed.
 *
 * <p>Not done: RTCP-mux, comfort noise, other packet times than 20 ms towards the peer (any is understood from it), SRTP,
 * IPv6 media.
 *
 * <p>Sources: RFC 3550, 3551, 4733, 3264, 4961 (symmetric RTP), 3605; ITU-T G.107 and G.113 for the R-factor.
 */
package voicelab.engines.media;
