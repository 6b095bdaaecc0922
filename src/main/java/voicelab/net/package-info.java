/**
 * What stands between the rooms and the network: listeners and dialers that bind the right address, the passages that
 * engines send through, and the gates where connection faults sit, below every protocol's retransmission.
 */
package voicelab.net;
