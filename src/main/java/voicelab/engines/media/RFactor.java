package voicelab.engines.media;

/** ITU-T G.107 with its defaults, for G.711 whose losses are heard as silence (G.113 appendix I). */
final class RFactor {
    private static final double BEST = 93.2;
    private static final double LOSS_ROBUSTNESS = 4.3;

    private RFactor() {}

    /** @param roundTripMillis negative when unknown */
    static double of(long received, long lost, double roundTripMillis) {
        double percent = received + lost <= 0 ? 0 : 100.0 * Math.max(0, lost) / (received + lost);
        double loss = 95 * percent / (percent + LOSS_ROBUSTNESS);
        double oneWay = Math.max(0, roundTripMillis) / 2 + 20; // and the packet itself
        double delay = 0.024 * oneWay + (oneWay > 177.3 ? 0.11 * (oneWay - 177.3) : 0);
        return Math.max(0, BEST - loss - delay);
    }
}
