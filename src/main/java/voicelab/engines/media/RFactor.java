package voicelab.engines.media;

/** ITU-T G.107 with its defaults, for G.711 whose losses are heard as silence (G.113 appendix I). */
final class RFactor {
    private static final double BEST = 93.2;
    private static final double LOSS_ROBUSTNESS = 4.3;

    /** Ours: beyond it the formula takes off more than there is. */
    private static final double MOST_BURST = 2;

    private RFactor() {}

    /**
     * @param gaps in how many pieces the packets were lost: together they hurt more than apart
     * @param roundTripMillis negative when unknown
     */
    static double of(long received, long lost, long gaps, double roundTripMillis) {
        double share = received + lost <= 0 ? 0 : Math.max(0, lost) / (double) (received + lost);
        // G.107 3.5: BurstR, the mean run of losses against the one that losses apart would have
        double burst = gaps <= 0 ? 1 : Math.min(MOST_BURST, Math.max(1, lost / (double) gaps * (1 - share)));
        double percent = 100 * share;
        double loss = 95 * percent / (percent / burst + LOSS_ROBUSTNESS);
        double oneWay = Math.max(0, roundTripMillis) / 2 + 20; // and the packet itself
        double delay = 0.024 * oneWay + (oneWay > 177.3 ? 0.11 * (oneWay - 177.3) : 0);
        return Math.max(0, BEST - loss - delay);
    }
}
