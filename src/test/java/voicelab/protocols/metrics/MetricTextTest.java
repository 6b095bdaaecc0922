package voicelab.protocols.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricTextTest {
    /** The example on the format's own page, https://prometheus.io/docs/instrumenting/exposition_formats/. */
    private static final String DOCUMENTED = """
            # HELP http_requests_total The total number of HTTP requests.
            # TYPE http_requests_total counter
            http_requests_total{method="post",code="200"} 1027 1395066363000
            http_requests_total{method="post",code="400"}    3 1395066363000

            # Escaping in label values:
            msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

            # Minimalistic line:
            metric_without_timestamp_and_labels 12.47

            # A weird metric from before the epoch:
            something_weird{problem="division by zero"} +Inf -3982045

            # A histogram, which has a pretty complex representation in the text format:
            # HELP http_request_duration_seconds A histogram of the request duration.
            # TYPE http_request_duration_seconds histogram
            http_request_duration_seconds_bucket{le="0.05"} 24054
            http_request_duration_seconds_bucket{le="0.1"} 33444
            http_request_duration_seconds_bucket{le="+Inf"} 144320
            http_request_duration_seconds_sum 53423
            http_request_duration_seconds_count 144320

            # Finally a summary, which has a complex representation, too:
            # HELP rpc_duration_seconds A summary of the RPC duration in seconds.
            # TYPE rpc_duration_seconds summary
            rpc_duration_seconds{quantile="0.01"} 3102
            rpc_duration_seconds{quantile="0.05"} 3272
            rpc_duration_seconds_sum 1.7560473e+07
            rpc_duration_seconds_count 2693
            """;

    private static List<MetricFamily> read(String text) throws MetricSyntaxError {
        return MetricReader.read(text.getBytes(StandardCharsets.UTF_8), MetricBounds.DEFAULT);
    }

    @Test
    void the_example_of_the_documentation_is_understood() throws MetricSyntaxError {
        List<MetricFamily> families = read(DOCUMENTED);
        assertEquals(
                List.of(
                        "http_requests_total",
                        "msdos_file_access_time_seconds",
                        "metric_without_timestamp_and_labels",
                        "something_weird",
                        "http_request_duration_seconds",
                        "rpc_duration_seconds"),
                families.stream().map(MetricFamily::name).toList());
        MetricFamily requests = families.get(0);
        assertEquals(MetricType.COUNTER, requests.type());
        assertEquals("The total number of HTTP requests.", requests.help());
        assertEquals(
                new MetricSample(
                        "http_requests_total",
                        Map.of("method", "post", "code", "400"),
                        3,
                        OptionalLong.of(1395066363000L)),
                requests.samples().get(1));
        assertEquals(
                Map.of("path", "C:\\DIR\\FILE.TXT", "error", "Cannot find file:\n\"FILE.TXT\""),
                families.get(1).samples().get(0).labels());
        assertEquals(MetricType.UNTYPED, families.get(2).type());
        MetricSample weird = families.get(3).samples().get(0);
        assertEquals(Double.POSITIVE_INFINITY, weird.value());
        assertEquals(OptionalLong.of(-3982045), weird.timestampMillis());
        assertEquals(5, families.get(4).samples().size());
        assertEquals(4, families.get(5).samples().size());
        assertEquals(17_560_473, families.get(5).samples().get(2).value());
    }

    @Test
    void what_was_written_is_read_back() throws MetricSyntaxError {
        String nasty = "a \"b\" \\ \n {},= \u00fc \ud83d\ude00";
        List<MetricFamily> families = new MetricPage()
                .counter("calls_total", nasty, 1, "tenant", nasty)
                .gauge("calls", "now", 0.25)
                .counter("calls_total", "not asked any more", 2, "tenant", "other", "empty", "")
                .gauge("odd", "odd numbers", Double.NaN, "of", "nan")
                .gauge("odd", "odd numbers", Double.NEGATIVE_INFINITY, "of", "-inf")
                .gauge("odd", "odd numbers", Double.POSITIVE_INFINITY, "of", "+inf")
                .gauge("odd", "odd numbers", Double.MIN_VALUE, "of", "small")
                .gauge("odd", "odd numbers", Double.MAX_VALUE, "of", "large")
                .gauge("odd", "odd numbers", (1L << 53) + 2, "of", "beyond what is whole")
                .families();
        assertEquals(families, read(MetricText.write(families)));
        assertEquals(read(DOCUMENTED), read(MetricText.write(read(DOCUMENTED))));
    }

    @Test
    void the_text_is_the_one_of_the_format() {
        assertEquals(
                """
                # HELP calls_total Calls, \\\\ and\\nmore.
                # TYPE calls_total counter
                calls_total{at="x",of="a\\"b\\\\c\\nd"} 3
                # TYPE calls gauge
                calls 0.5
                """,
                new MetricPage()
                        .counter("calls_total", "Calls, \\ and\nmore.", 3, "of", "a\"b\\c\nd", "at", "x")
                        .gauge("calls", "", 0.5)
                        .text());
    }

    @Test
    void wrong_lines_are_told_with_their_number() {
        for (String wrong : List.of(
                "calls",
                "calls x",
                "calls 1d",
                "calls 0x10",
                "calls 1 2 3",
                "calls 1 x",
                "1calls 1",
                "calls{ 1",
                "calls{a} 1",
                "calls{a=1} 1",
                "calls{a=\"1} 1",
                "calls{a=\"\\t\"} 1",
                "calls{a=\"1\",a=\"2\"} 1",
                "calls{a=\"1\" b=\"2\"} 1",
                "calls{a:b=\"1\"} 1",
                "{a=\"1\"} 1",
                "fine 2",
                "# TYPE fine counter",
                "# TYPE x enum",
                "# TYPE x gauge y",
                "# HELP 1x",
                "# HELP typed again",
                "# TYPE typed gauge")) {
            String message =
                    refusal("# HELP typed x\n# TYPE typed gauge\nfine 1\n" + wrong + "\n", MetricBounds.DEFAULT);
            assertTrue(message.startsWith("line 4: "), wrong + " -> " + message);
        }
    }

    @Test
    void a_body_cut_anywhere_is_an_error_or_whole_lines() throws MetricSyntaxError {
        for (int end = 0; end < DOCUMENTED.length(); end++) {
            String cut = DOCUMENTED.substring(0, end);
            if (cut.isEmpty() || cut.endsWith("\n")) assertTrue(read(cut).size() <= 6);
            else assertTrue(refusal(cut, MetricBounds.DEFAULT).contains("no line feed"), cut);
        }
    }

    @Test
    void garbage_is_an_error_and_nothing_else() {
        Random random = new Random(7);
        byte[] good = DOCUMENTED.getBytes(StandardCharsets.UTF_8);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good.clone();
            for (int i = 0; i < 3; i++) bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                MetricReader.read(bytes, MetricBounds.DEFAULT);
            } catch (MetricSyntaxError expected) {
                refused++;
            }
        }
        assertTrue(refused > 10_000 && refused < 20_000, refused + " refused");
    }

    @Test
    void more_than_the_bounds_is_refused() {
        MetricBounds bounds = new MetricBounds(200, 3, 2, 10);
        Map.of(
                        "a 1\nb 1\nc 1\nd 1\n",
                        "samples",
                        "a{a=\"1\",b=\"2\",c=\"3\"} 1\n",
                        "labels",
                        "a{a=\"12345678901\"} 1\n",
                        "text",
                        "a2345678901 1\n",
                        "name",
                        "a 12345678901\n",
                        "word",
                        "# HELP a 12345678901\n",
                        "text",
                        "# TYPE a gauge\n# TYPE b gauge\n# TYPE c gauge\n# TYPE d gauge\n",
                        "families",
                        "a 1\n".repeat(60),
                        "bytes")
                .forEach((wrong, word) -> assertTrue(refusal(wrong, bounds).contains(word), wrong));
    }

    @Test
    void what_is_not_utf_8_is_refused() {
        byte[] latin = "a{b=\"\u00fc\"} 1\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(MetricSyntaxError.class, () -> MetricReader.read(latin, MetricBounds.DEFAULT));
    }

    @Test
    void a_series_told_twice_is_refused_and_so_is_one_that_a_room_would_tell_twice() {
        assertTrue(refusal("a{b=\"1\"} 1\na{b=\"1\"} 2\n", MetricBounds.DEFAULT).contains("told twice"));
        MetricPage twice = new MetricPage().gauge("a", "", 1).gauge("a", "", 1);
        assertThrows(IllegalArgumentException.class, twice::text);
        assertThrows(IllegalArgumentException.class, () -> new MetricPage().gauge("a-b", "", 1));
        assertThrows(IllegalArgumentException.class, () -> twice.counter("a", "", 1, "b", "c"));
    }

    private static String refusal(String text, MetricBounds bounds) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return assertThrows(MetricSyntaxError.class, () -> MetricReader.read(bytes, bounds), text)
                .getMessage();
    }
}
