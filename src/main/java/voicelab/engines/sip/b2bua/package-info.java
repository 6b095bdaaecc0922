/**
 * Back-to-back user agent (RFC 3261 section 6, RFC 7092): a call that came in is joined with one that goes out, each leg a
 * dialog of its own. Knows no system: where the second leg goes, what becomes of a body, and what is told of it, is the
 * {@link voicelab.engines.sip.b2bua.LegPlan}'s.
 *
 * <p>What crosses: provisional and final responses with their bodies, ACK with a late answer, CANCEL, BYE with its body,
 * re-INVITE, UPDATE, INFO, MESSAGE, NOTIFY and REFER, and all headers but those that belong to one hop or one dialog
 * ({@link voicelab.engines.sip.b2bua.Crossing}). In-dialog OPTIONS is answered by each leg itself.
 *
 * <p>The next leg's Call-ID is this leg's with {@code ~1} behind it ({@code ~2} for a second try and so on), so that any
 * capture shows which legs belong together. That is our own habit, not a vendor's.
 *
 * <p>Not done: session timers towards the other leg (RFC 4028; each leg keeps its own), PRACK, following 3xx, rewriting of
 * {@code Replaces}. A re-INVITE without an offer is answered with the session as it stands; what its ACK changes is
 * offered to the other leg afterwards.
 */
package voicelab.engines.sip.b2bua;
