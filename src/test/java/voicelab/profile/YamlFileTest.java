package voicelab.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

class YamlFileTest {
    @TempDir
    Path folder;

    private static String complaint(String yaml) {
        return assertThrows(SettingFault.class, () -> YamlFile.parse("f.yml", yaml))
                .getMessage();
    }

    private String fileComplaint(Path file) {
        String text =
                assertThrows(SettingFault.class, () -> YamlFile.read(file)).getMessage();
        assertTrue(text.startsWith(file + ": "), text);
        return text.substring(file.toString().length() + 2);
    }

    @Test
    void values_know_the_line_they_stand_on() {
        Settings root = YamlFile.parse("f.yml", "a: 1\n\nb:\n  - x\n  - c: 200ms\nd: [1, 2]\ne:\n");
        assertEquals("f.yml:1", root.get("a").orElseThrow().where());
        Settings second = root.get("b").orElseThrow().list().get(1);
        assertEquals("f.yml:5", second.get("c").orElseThrow().where());
        assertEquals(Duration.ofMillis(200), second.duration("c", Duration.ZERO));
        assertEquals(List.of("1", "2"), root.words("d"));
        assertEquals("", root.text("e", "?"));
        assertEquals("f.yml:1", YamlFile.parse("f.yml", "").where());
        assertTrue(YamlFile.parse("f.yml", "# nothing\n").mapping().isEmpty());
    }

    @Test
    void a_value_of_the_wrong_kind_is_told_with_its_line() {
        Settings root = YamlFile.parse("f.yml", "n: x\nf: maybe\nd: soon\nl: {a: 1}\n");
        assertEquals(
                "f.yml:1: a whole number is wanted, not \"x\"",
                assertThrows(SettingFault.class, () -> root.number("n", 1)).getMessage());
        assertEquals(
                "f.yml:2: true or false is wanted, not \"maybe\"",
                assertThrows(SettingFault.class, () -> root.flag("f", true)).getMessage());
        assertEquals(
                "f.yml:3: a duration is wanted such as 200ms, 5s or 2m, not \"soon\"",
                assertThrows(SettingFault.class, () -> root.duration("d", null)).getMessage());
        assertEquals(
                "f.yml:4: a list is wanted, not a mapping",
                assertThrows(SettingFault.class, () -> root.words("l")).getMessage());
    }

    @Test
    void a_key_that_stands_twice_is_told_with_its_line() {
        String text = complaint("a: 1\nb: 2\na: 3\n");
        assertTrue(text.startsWith("f.yml:3: "), text);
        assertTrue(text.contains("a"), text);
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() {
        String text = complaint("a: 1\nb: [1, 2\nc: 3\n");
        assertTrue(text.startsWith("f.yml:3: no YAML: "), text);
        assertTrue(complaint("a:\n\t- b\n").startsWith("f.yml:2: no YAML: "), complaint("a:\n\t- b\n"));
        assertTrue(complaint("? [1]\n: 2\n").startsWith("f.yml:1: a key must be a word"));
        assertTrue(complaint("a: *nothing\n").startsWith("f.yml:1: no YAML: "));
    }

    @Test
    void aliases_that_multiply_or_contain_themselves_are_stopped() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            laughs.append("a" + i + ": &a" + i + " [" + String.join(", ", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            String text = complaint(laughs.toString());
            assertTrue(text.matches("f\\.yml:\\d+: .*too large.*"), text);
            assertTrue(complaint("a: &a [*a]\n").startsWith("f.yml:1: "), "itself");
        });
    }

    @Test
    void a_document_that_is_nested_too_deeply_is_stopped() {
        assertTrue(complaint("a: " + "[".repeat(60) + "]".repeat(60)).contains("nested too deeply"));
        String deep = "[".repeat(200_000);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> complaint(deep));
    }

    @Test
    void a_file_that_cannot_be_read_is_told_with_why_and_what_to_do() throws IOException {
        assertEquals("no such file; name one that is there", fileComplaint(folder.resolve("none.yml")));
        assertEquals("is a folder; name a YAML file in it", fileComplaint(folder));
        Path large = Files.write(folder.resolve("large.yml"), new byte[(8 << 20) + 1]);
        assertEquals("larger than 8388608 bytes; name a YAML file", fileComplaint(large));
        Path latin = Files.write(folder.resolve("latin.yml"), "a: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals("no UTF-8 text; save it as UTF-8", fileComplaint(latin));
    }

    @Test
    void a_device_without_an_end_is_stopped() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "no /dev/zero here");
        assertEquals("larger than 8388608 bytes; name a YAML file", fileComplaint(zero));
    }

    @Test
    void a_file_of_somebody_elses_is_told_with_the_command_that_opens_it() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.yml"), "a: 1");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(secret), "this user reads everything (root)");
        assertEquals("not readable by this user (chmod u+r " + secret + ")", fileComplaint(secret));
    }

    @Test
    void garbage_is_refused_and_never_breaks_the_reader() {
        Random random = new Random(7);
        String alphabet = "ab:-[]{}&*!|>'\"%@`#,? \n\t\u0000\u00e9";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i > 0; i--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            try {
                YamlFile.parse("f.yml", text.toString());
            } catch (SettingFault e) {
                assertTrue(e.getMessage().startsWith("f.yml"), e.getMessage());
            }
        }
    }
}
