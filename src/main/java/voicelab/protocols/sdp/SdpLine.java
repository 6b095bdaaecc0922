package voicelab.protocols.sdp;

/** A line that is kept as it is: i, u, e, p, b, t, r, z, k. */
public record SdpLine(char type, String value) {}
