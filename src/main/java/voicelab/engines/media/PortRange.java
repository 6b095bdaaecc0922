package voicelab.engines.media;

import java.util.Set;

/**
 * Where a system's RTP ports come from: even RTP, odd RTCP above it. Ports up to {@code preferredTo} are used up first,
 * because those above 32767 are also what Linux hands out by itself.
 *
 * @param from first port, made even
 * @param to last port, inclusive
 * @param preferredTo up to here first
 * @param without never used; an RTP port is passed over also when its RTCP port is in here
 */
public record PortRange(int from, int to, int preferredTo, Set<Integer> without) {
    private static final int PREFERRED_TO = 32_767;

    /** The documented range of the platform's media (gvp-9, mcp-1). */
    public static final PortRange DOCUMENTED = of(20_000, 45_000);

    public PortRange {
        if (from < 1 || to > 65_535 || (from + 1) / 2 * 2 + 1 > to)
            throw new IllegalArgumentException("no even and odd port pair in " + from + "-" + to);
        without = Set.copyOf(without);
    }

    public static PortRange of(int from, int to) {
        return new PortRange(from, to, Math.min(PREFERRED_TO, to), Set.of());
    }

    public PortRange without(Set<Integer> ports) {
        return new PortRange(from, to, preferredTo, ports);
    }

    /** How many pairs there are to try. */
    int pairs() {
        return (to + 1 - evenFrom()) / 2;
    }

    int evenFrom() {
        return (from + 1) / 2 * 2;
    }

    /** How many of the pairs are preferred. */
    int preferredPairs() {
        return Math.max(0, Math.min(pairs(), (preferredTo + 1 - evenFrom()) / 2));
    }

    /** The RTP port of the pair, or -1 when it is left out. */
    int rtpPort(int pair) {
        int port = evenFrom() + 2 * pair;
        return without.contains(port) || without.contains(port + 1) ? -1 : port;
    }
}
