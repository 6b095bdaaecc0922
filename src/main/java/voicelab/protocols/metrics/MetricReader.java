package voicelab.protocols.metrics;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads the text format 0.0.4, one whole body at a time. */
public final class MetricReader {
    // Double.parseDouble also takes 1d, 0x1p3 and blanks around
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,5})?");

    private static final class Draft {
        private MetricType type = MetricType.UNTYPED;
        private String help = "";
        private boolean typed;
        private boolean helped;
        private final List<MetricSample> samples = new ArrayList<>();
    }

    private final MetricBounds bounds;
    private final Map<String, Draft> families = new LinkedHashMap<>();
    private final Set<MetricSample.Series> seen = new HashSet<>();

    private MetricReader(MetricBounds bounds) {
        this.bounds = bounds;
    }

    /** @return the families that have a sample, in their order; one without a TYPE line is untyped */
    public static List<MetricFamily> read(byte[] body, MetricBounds bounds) throws MetricSyntaxError {
        if (body.length > bounds.bytes())
            throw new MetricSyntaxError(1, "a body of " + body.length + " bytes, more than " + bounds.bytes());
        return new MetricReader(bounds).families(text(body));
    }

    private static String text(byte[] body) throws MetricSyntaxError {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MetricSyntaxError(1, "the text is not UTF-8");
        }
    }

    private List<MetricFamily> families(String text) throws MetricSyntaxError {
        int number = 0;
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', from);
            if (end < 0) throw new MetricSyntaxError(number + 1, "the last line has no line feed");
            line(new MetricLine(text.substring(from, end), ++number, bounds));
            from = end + 1;
        }
        List<MetricFamily> read = new ArrayList<>();
        families.forEach((name, draft) -> {
            if (!draft.samples.isEmpty()) read.add(new MetricFamily(name, draft.type, draft.help, draft.samples));
        });
        return read;
    }

    private void line(MetricLine line) throws MetricSyntaxError {
        line.skipBlanks();
        if (line.atEnd()) return;
        if (line.take('#')) comment(line);
        else sample(line);
    }

    private void comment(MetricLine line) throws MetricSyntaxError {
        line.skipBlanks();
        String word = line.atEnd() ? "" : line.word();
        if (!word.equals("HELP") && !word.equals("TYPE")) return;
        line.skipBlanks();
        String name = line.name(true);
        Draft draft = draft(name, line);
        boolean blank = line.atEnd() || line.take(' ') || line.take('\t');
        if (!blank) throw line.wrong("a blank is expected after " + name);
        if (word.equals("HELP")) help(draft, line);
        else type(draft, line);
    }

    private static void help(Draft draft, MetricLine line) throws MetricSyntaxError {
        if (draft.helped) throw line.wrong("a second HELP");
        draft.helped = true;
        line.skipBlanks();
        draft.help = line.help();
    }

    private static void type(Draft draft, MetricLine line) throws MetricSyntaxError {
        if (draft.typed) throw line.wrong("a second TYPE");
        if (!draft.samples.isEmpty()) throw line.wrong("a TYPE after its samples");
        line.skipBlanks();
        String word = line.word();
        draft.type = MetricType.named(word).orElseThrow(() -> line.wrong("no such type: " + word));
        draft.typed = true;
        line.skipBlanks();
        if (!line.atEnd()) throw line.wrong("something follows the type");
    }

    private void sample(MetricLine line) throws MetricSyntaxError {
        String name = line.name(true);
        line.skipBlanks();
        Map<String, String> labels = line.take('{') ? labels(line) : Map.of();
        line.skipBlanks();
        double value = number(line);
        line.skipBlanks();
        OptionalLong at = line.atEnd() ? OptionalLong.empty() : OptionalLong.of(timestamp(line));
        line.skipBlanks();
        if (!line.atEnd()) throw line.wrong("something follows the sample");
        MetricSample sample = new MetricSample(name, labels, value, at);
        if (!seen.add(sample.series())) throw line.wrong("told twice: " + MetricText.series(name, sample.labels()));
        if (seen.size() > bounds.samples()) throw line.wrong("more than " + bounds.samples() + " samples");
        family(name, line).samples.add(sample);
    }

    private Map<String, String> labels(MetricLine line) throws MetricSyntaxError {
        Map<String, String> labels = new TreeMap<>();
        while (true) {
            line.skipBlanks();
            if (line.take('}')) return labels;
            String name = line.name(false);
            line.skipBlanks();
            if (!line.take('=')) throw line.wrong("'=' is expected after the label " + name);
            line.skipBlanks();
            if (!line.take('"')) throw line.wrong("a quoted value is expected for the label " + name);
            if (labels.put(name, line.quoted()) != null) throw line.wrong("the label " + name + " twice");
            if (labels.size() > bounds.labels()) throw line.wrong("more than " + bounds.labels() + " labels");
            line.skipBlanks();
            if (line.take(',')) continue;
            if (line.take('}')) return labels;
            throw line.wrong("',' or '}' is expected after the label " + name);
        }
    }

    private static double number(MetricLine line) throws MetricSyntaxError {
        if (line.atEnd()) throw line.wrong("a value is expected");
        String word = line.word();
        if (NUMBER.matcher(word).matches()) return Double.parseDouble(word);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan" -> Double.NaN;
            case "inf", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> throw line.wrong("not a number: " + word);
        };
    }

    private static long timestamp(MetricLine line) throws MetricSyntaxError {
        String word = line.word();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw line.wrong("not a time in milliseconds: " + word);
        }
    }

    /** {@code x_bucket} belongs to {@code x} when that was said to be a histogram. */
    private Draft family(String name, MetricLine line) throws MetricSyntaxError {
        Draft own = families.get(name);
        if (own != null && own.type.suffixes().contains("")) return own;
        for (String suffix : List.of("_sum", "_count", "_bucket")) {
            if (!name.endsWith(suffix)) continue;
            String base = name.substring(0, name.length() - suffix.length());
            Draft draft = families.get(base);
            if (draft != null && MetricFamily.owns(base, draft.type, name)) return draft;
        }
        if (own != null) throw line.wrong("a histogram has no sample of its own name: " + name);
        return draft(name, line);
    }

    private Draft draft(String name, MetricLine line) throws MetricSyntaxError {
        Draft draft = families.computeIfAbsent(name, key -> new Draft());
        if (families.size() > bounds.samples()) throw line.wrong("more than " + bounds.samples() + " families");
        return draft;
    }
}
