/**
 * A small, bounded SDP model (RFC 8866, RFC 4566): parse, write, and offer/answer (RFC 3264) for G.711 audio with
 * telephone-events. Unknown lines of the grammar are kept as they are or refused with their line number; nothing is looked
 * up, addresses stay text.
 */
package voicelab.protocols.sdp;
