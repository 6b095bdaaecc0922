package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;

/** What tests of dialogs share: one page, a caller, and the transcript that must come of it. */
abstract class DialogTest {
    static final String PAGE = "http://app/start.vxml";

    final ScriptedPlatform platform = new ScriptedPlatform();

    static String vxml(String content) {
        return "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml'>" + content + "</vxml>";
    }

    /** The page at {@link #PAGE}. */
    DialogTest page(String content) {
        platform.page(PAGE, vxml(content));
        return this;
    }

    DialogTest page(String name, String content) {
        platform.page("http://app/" + name, vxml(content));
        return this;
    }

    DialogTest caller(String... steps) {
        platform.caller(steps);
        return this;
    }

    Outcome run() {
        return platform.run(PAGE);
    }

    Outcome run(Map<String, Object> sessionVariables) {
        return platform.run(PAGE, sessionVariables, DialogLimits.DEFAULT);
    }

    /** The transcript without the fetch of the first page. */
    void assertTranscript(String... lines) {
        assertEquals(
                String.join("\n", lines),
                String.join("\n", platform.transcript.subList(1, platform.transcript.size())));
    }

    static Outcome exited() {
        return new Outcome.Exited(Map.of());
    }

    List<String> metrics(String name) {
        return platform.metrics.stream()
                .filter(line -> line.startsWith(name + " "))
                .toList();
    }
}
