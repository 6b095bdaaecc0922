package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The documents of W3C's VoiceXML 2.0 Implementation Report that the suites folder holds, against a scripted caller. */
class ConformanceSuiteTest {
    /** W3C's transformation, with the verdict also where a test sees it without a caller who listens. */
    private static final String VERDICT = """
            <xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:conf="http://www.w3.org/2002/vxml-conformance" xmlns="http://www.w3.org/2001/vxml">
              <xsl:import href="irtest.xslt"/>
              <xsl:template match="conf:pass"><log label="verdict">pass</log><exit/></xsl:template>
            </xsl:stylesheet>
            """;

    /** Documents whose verdict is what a person hears, and how it shows in the transcript. */
    private static final Map<String, String> BY_EAR = Map.of(
            "217", "prompt For alpha, press 1 For bravo, press 2 For charlie, press 3 For delta, press 4",
            "369", "prompt [http://localhost/vxml/369.wav]",
            "371", "prompt [http://localhost/vxml/371.wav]",
            "526", "prompt pass",
            "assert113", "log [outcome] Exited[values={}]");

    /** What the line answers where a document transfers the call. */
    private static final Map<String, Transferred> TRANSFERS = Map.of(
            "289", Transferred.LEFT,
            "295", Transferred.NO_ANSWER,
            "298", Transferred.LEFT,
            "300", Transferred.HUNG_UP,
            "302", Transferred.NETWORK_BUSY);

    /** Documents that fail, each with its reason; all others of CASES.txt pass. */
    private static final Set<String> FAILING = Set.of();

    @Test
    void the_documents_of_the_implementation_report_pass() throws Exception {
        String suites = System.getProperty("voicelab.suites", "");
        Assumptions.assumeFalse(suites.isEmpty(), "skipped: -Dvoicelab.suites names no folder of suites");
        Path folder = Path.of(suites, "voicexml20");
        Map<String, byte[]> pages = transformed(folder);
        List<String> cases = Files.readAllLines(folder.resolve("CASES.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        Set<String> failed = new TreeSet<>();
        List<String> details = new ArrayList<>();
        for (String name : cases) {
            String problem = problem(name, pages);
            if (problem == null) continue;
            failed.add(name);
            details.add(name + ": " + problem);
        }
        System.out.println("voicexml20: " + (cases.size() - failed.size()) + " of " + cases.size() + " pass");
        assertEquals(new TreeSet<>(FAILING), failed, String.join("\n", details));
    }

    /** Null when the document passes. */
    private static String problem(String name, Map<String, byte[]> pages) {
        ScriptedPlatform platform = new ScriptedPlatform();
        platform.pages.putAll(pages);
        platform.transferred = TRANSFERS.getOrDefault(name, Transferred.UNSUPPORTED);
        try {
            Outcome outcome = platform.run("http://localhost/vxml/" + name + ".vxml");
            platform.transcript.add("log [outcome] " + outcome);
        } catch (AssertionError | RuntimeException e) {
            return e + " " + platform.transcript;
        }
        String wanted = BY_EAR.getOrDefault(name, "log [verdict] pass");
        boolean failed = platform.transcript.contains("prompt fail");
        return platform.transcript.contains(wanted) && !failed ? null : platform.transcript.toString();
    }

    /** Every page under both names that documents call it by. */
    private static Map<String, byte[]> transformed(Path folder) throws IOException, TransformerException {
        StreamSource sheet =
                new StreamSource(new StringReader(VERDICT), folder.toUri().toString());
        Templates templates = TransformerFactory.newDefaultInstance().newTemplates(sheet);
        Map<String, byte[]> pages = new java.util.HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                byte[] content = Files.readAllBytes(file);
                if (name.endsWith(".txml")) {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    templates.newTransformer().transform(new StreamSource(file.toFile()), new StreamResult(out));
                    content = out.toByteArray();
                    pages.put("http://localhost/vxml/" + name.replace(".txml", ".vxml"), content);
                }
                pages.put("http://localhost/vxml/" + name, content);
            }
        }
        return pages;
    }
}
