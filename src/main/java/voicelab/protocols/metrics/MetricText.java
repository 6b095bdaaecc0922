package voicelab.protocols.metrics;

import java.util.List;
import java.util.Map;

/** Writes the text format 0.0.4. */
public final class MetricText {
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Above this a double no longer holds every whole number, and its own notation is honest. */
    private static final double WHOLE = 1L << 53;

    private MetricText() {}

    public static String write(List<MetricFamily> families) {
        StringBuilder text = new StringBuilder(4_096);
        for (MetricFamily family : families) {
            if (!family.help().isEmpty())
                text.append("# HELP ")
                        .append(family.name())
                        .append(' ')
                        .append(escaped(family.help(), false))
                        .append('\n');
            text.append("# TYPE ")
                    .append(family.name())
                    .append(' ')
                    .append(family.type().word())
                    .append('\n');
            family.samples().forEach(sample -> line(text, sample));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, MetricSample sample) {
        series(text, sample.name(), sample.labels());
        text.append(' ').append(number(sample.value()));
        sample.timestampMillis().ifPresent(millis -> text.append(' ').append(millis));
        text.append('\n');
    }

    /** {@code name{label="value",...}}, as the text and the query language write a series. */
    public static String series(String name, Map<String, String> labels) {
        StringBuilder text = new StringBuilder();
        series(text, name, labels);
        return text.toString();
    }

    private static void series(StringBuilder text, String name, Map<String, String> labels) {
        text.append(name);
        char before = '{';
        for (Map.Entry<String, String> label : labels.entrySet()) {
            text.append(before).append(label.getKey()).append("=\"");
            text.append(escaped(label.getValue(), true)).append('"');
            before = ',';
        }
        if (before == ',') text.append('}');
    }

    /** A value as the format and Prometheus's JSON write it: {@code 3}, {@code 0.25}, {@code +Inf}, {@code NaN}. */
    public static String number(double value) {
        if (Double.isNaN(value)) return "NaN";
        if (Double.isInfinite(value)) return value > 0 ? "+Inf" : "-Inf";
        boolean whole = value == Math.rint(value) && Math.abs(value) <= WHOLE;
        return whole ? Long.toString((long) value) : Double.toString(value).replace("E", "e");
    }

    /** A lone surrogate would not survive UTF-8, so it is shown as the replacement character already here. */
    private static String escaped(String value, boolean quoted) {
        StringBuilder out = new StringBuilder(value.length() + 8);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '"' -> out.append(quoted ? "\\\"" : "\"");
                default -> out.appendCodePoint(Character.isSurrogate((char) c) && c <= 0xFFFF ? 0xFFFD : c);
            }
        });
        return out.toString();
    }
}
