/**
 * The proof: acts at the edges of a running lab, then finds a nonce of this run in the caller's tap, in the callee's
 * accept-side record, and in the callee's state read back over its own protocol.
 */
package voicelab.proof;
