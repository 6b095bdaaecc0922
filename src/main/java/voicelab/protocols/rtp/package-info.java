/** RTP and RTCP (RFC 3550), telephone-events (RFC 4733) and receiver statistics, over plain byte buffers. */
package voicelab.protocols.rtp;
