package voicelab.protocols.metrics;

/**
 * How much a reader takes from one scrape.
 *
 * @param bytes of the whole body
 * @param samples lines with a value
 * @param labels of one sample
 * @param text characters of one name, label value or help
 */
public record MetricBounds(int bytes, int samples, int labels, int text) {
    public static final MetricBounds DEFAULT = new MetricBounds(4 << 20, 20_000, 64, 4_096);
}
