package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import voicelab.map.ConnectionMap;
import voicelab.standin.SettingFault;

/** With {@code -Dvoicelab.write=true} the schemas and the table are written anew. */
class SchemaTest {
    private static final Path SCHEMAS = Path.of("src/main/resources/schemas");
    private static final Path DOCS = Path.of("docs/scenarios.md");
    private static final String BEGIN = "<!-- steps: made of the words in voicelab.scenario -->\n";
    private static final String END = "<!-- end of steps -->\n";
    private static final boolean WRITE = Boolean.getBoolean("voicelab.write");
    private static final ScenarioFiles FILES = new ScenarioFiles(ConnectionMap.shipped());

    @Test
    void the_scenario_schema_has_the_words_and_keys_that_the_reader_has() throws IOException {
        same(SCHEMAS.resolve("scenario.schema.json"), SchemaWriter.scenario());
    }

    @Test
    void the_profile_schema_has_the_systems_and_listeners_that_the_map_has() throws IOException {
        same(SCHEMAS.resolve("profile.schema.json"), SchemaWriter.profile());
    }

    @Test
    void the_documented_steps_are_those_that_there_are() throws IOException {
        String docs = Files.readString(DOCS).replace("\r\n", "\n");
        int begin = docs.indexOf(BEGIN) + BEGIN.length();
        String rest = docs.substring(docs.indexOf(END));
        same(DOCS, docs.substring(0, begin) + "\n" + StepTable.markdown() + "\n" + rest);
    }

    private static void same(Path file, String wanted) throws IOException {
        if (WRITE) Files.writeString(Files.createDirectories(file.getParent()).resolve(file.getFileName()), wanted);
        assertEquals(
                wanted, Files.readString(file).replace("\r\n", "\n"), file + ": write it with -Dvoicelab.write=true");
    }

    @Test
    void every_shipped_profile_and_scenario_fits_its_schema() throws IOException {
        for (Path file : files("profiles")) assertEquals(List.of(), profile(Files.readString(file)), file.toString());
        for (Path file : files("scenarios")) assertEquals(List.of(), scenario(Files.readString(file)), file.toString());
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(f -> f.toString().endsWith(".yml")).sorted().toList();
        }
    }

    @Test
    void schema_and_reader_refuse_the_same_steps() throws IOException {
        List<String> wrong = List.of(
                "{do: cal, from: sip-endpoint, to: 8001, as: x}",
                "{do: call, from: nobody, to: 8001, as: x}",
                "{do: call, from: sip-endpoint, to: 8001}",
                "{do: call, from: sip-endpoint, to: 8001, as: x, too: 1}",
                "{do: call, from: sip-endpoint, to: 8001, as: x, via: moon}",
                "{do: wait, for: soon}",
                "{do: repeat, times: many, steps: [{mend: all}]}",
                "{do: repeat, times: 2, steps: []}",
                "{expect: message, link: gvp-99}",
                "{expect: message, link: gvp-4, with: INVITE}",
                "{expect: state, system: das, is: tired}",
                "{fault: nonsense}",
                "{mend: nothing}");
        for (String step : wrong) {
            assertFalse(scenario(file(step)).isEmpty(), "schema: " + step);
            assertTrue(refused(file(step)), "reader: " + step);
        }
    }

    @Test
    void schema_and_reader_take_the_same_steps() throws IOException {
        List<String> right = List.of(
                "{do: call, from: sip-endpoint-2, to: 8001, via: sip-server, transport: tcp, as: x}",
                "{do: call, from: sip-endpoint@2, to: \"${seed}\", as: x}",
                "{do: wait, for: 20ms, time: lab}",
                "{do: wait, for: \"${random.digits:2}ms\"}",
                "{do: repeat, times: 2, steps: [{do: wait, for: 1}]}",
                "{do: repeat, each: t, of: [udp, tcp], steps: [{expect: page, of: das, path: \"/${t}\", status: 404}]}",
                "{expect: message, link: mcp-4, with: {status: 200}, save: {s: gvp-session-id}}",
                "{fault: \"gvp-4=delay:200ms,count=3\"}",
                "{mend: gvp-4}");
        for (String step : right) {
            assertEquals(List.of(), scenario(file(step)), "schema: " + step);
            assertFalse(refused(file(step)), "reader: " + step);
        }
    }

    private static String file(String step) {
        return "scenario: t\nsteps:\n  - " + step + "\n";
    }

    private static boolean refused(String text) {
        try {
            FILES.parse("t.yml", text);
            return false;
        } catch (SettingFault e) {
            return true;
        }
    }

    private static List<Error> scenario(String yaml) throws IOException {
        return validate("scenario", yaml);
    }

    private static List<Error> profile(String yaml) throws IOException {
        return validate("profile", yaml);
    }

    private static List<Error> validate(String kind, String yaml) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(kind + ".schema.json")), InputFormat.JSON);
        return schema.validate(new ObjectMapper(new YAMLFactory()).readTree(yaml));
    }
}
