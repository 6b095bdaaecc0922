/**
 * Measures calls end to end: a caller outside places calls at a fixed rate through the SBC, speaks and listens in each, and at the
 * end the records are counted.
 *
 * <p>The load is open: a call is placed when it is due, whether or not the lab has answered those before it, and its answer is
 * timed from that moment, so that a lab that stands still is not flattered. The caller sends and receives real RTP on a port a
 * call and hears the prompt by its tone; it is a program beside the lab, and what it costs is counted beside what the lab costs.
 *
 * <p>A call is <em>completed</em> when it was answered 200, RTP came for as long as it lasted, the prompt's tone was heard in it, and
 * its BYE was answered 200. Everything else is a failed call with a reason.
 */
package voicelab.bench.calls;
