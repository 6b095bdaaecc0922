package voicelab.engines.media;

/**
 * What a session counted so far.
 *
 * @param packetsSent RTP packets handed to the arrow
 * @param octetsSent their payload octets
 * @param packetsReceived RTP packets of all streams heard, duplicates included
 * @param octetsReceived their payload octets
 * @param lost packets that should have come and did not, as RFC 3550 A.3 counts; may be negative with duplicates
 * @param jitterMillis interarrival jitter of the current stream, RFC 3550 A.8
 * @param remoteLost what the peer's last report says that it lost of ours
 * @param roundTripMillis from the last report that allowed it, or -1
 * @param malformed datagrams that were neither RTP nor RTCP, or of no payload type of ours
 * @param stray datagrams from somebody else than the peer
 * @param sendFailures datagrams that the socket refused
 * @param rFactor ITU-T G.107 for G.711 without concealment, from loss and round trip: 93 is best, below 70 annoys
 */
public record RtpStatistics(
        long packetsSent,
        long octetsSent,
        long packetsReceived,
        long octetsReceived,
        long lost,
        double jitterMillis,
        long remoteLost,
        double roundTripMillis,
        long malformed,
        long stray,
        long sendFailures,
        double rFactor) {}
