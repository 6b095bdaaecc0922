package voicelab.scenario;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A result as JUnit XML, the form that CI servers read: one suite a scenario, one case a step. */
public final class JUnitXml {
    private JUnitXml() {}

    /** Writes {@code DIR/TEST-<scenario>.xml}, making the folder where needed. */
    public static Path write(Path folder, ScenarioResult result) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("TEST-" + result.scenario().name() + ".xml");
        return Files.writeString(file, text(result), StandardCharsets.UTF_8);
    }

    static String text(ScenarioResult result) {
        String name = attribute(result.scenario().name());
        long failures = result.steps().stream().filter(StepResult::failed).count();
        long skipped = result.steps().stream()
                .filter(s -> s.outcome() == StepResult.Outcome.NOT_RUN)
                .count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"")
                .append(name)
                .append("\" tests=\"")
                .append(result.steps().size());
        xml.append("\" failures=\"")
                .append(failures)
                .append("\" errors=\"0\" skipped=\"")
                .append(skipped);
        xml.append("\" time=\"").append(seconds(result.millis())).append("\">\n");
        xml.append("  <properties>\n");
        property(xml, "seed", Long.toString(result.seed()));
        property(xml, "net", result.net());
        xml.append("  </properties>\n");
        for (StepResult step : result.steps()) testCase(xml, name, step);
        StringBuilder out = new StringBuilder(result.ladder());
        for (String line : result.journal()) out.append('\n').append(line);
        if (out.length() > 0)
            xml.append("  <system-out>").append(content(out.toString())).append("</system-out>\n");
        return xml.append("</testsuite>\n").toString();
    }

    private static void property(StringBuilder xml, String name, String value) {
        xml.append("    <property name=\"").append(name).append("\" value=\"");
        xml.append(attribute(value)).append("\"/>\n");
    }

    private static void testCase(StringBuilder xml, String suite, StepResult step) {
        String title = String.format(Locale.ROOT, "%02d %s", step.number(), step.title());
        xml.append("  <testcase classname=\"")
                .append(suite)
                .append("\" name=\"")
                .append(attribute(title));
        xml.append("\" time=\"").append(seconds(step.millis())).append('"');
        switch (step.outcome()) {
            case PASSED -> xml.append("/>\n");
            case NOT_RUN -> xml.append("><skipped/></testcase>\n");
            case FAILED ->
                xml.append("><failure message=\"")
                        .append(attribute(step.failure()))
                        .append("\">")
                        .append(content(step.where() + ": " + step.failure()))
                        .append("</failure></testcase>\n");
        }
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }

    private static String attribute(String text) {
        return content(text).replace("\"", "&quot;").replaceAll("[\\n\\r\\t]", " ");
    }

    /** XML 1.0 2.2: what is no character of XML becomes a question mark. */
    private static String content(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            boolean allowed = c == '\n'
                    || c == '\r'
                    || c == '\t'
                    || (c >= 0x20 && c <= 0xD7FF)
                    || (c >= 0xE000 && c <= 0xFFFD)
                    || c >= 0x10000;
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> escaped.appendCodePoint(allowed ? c : '?');
            }
        });
        return escaped.toString();
    }
}
