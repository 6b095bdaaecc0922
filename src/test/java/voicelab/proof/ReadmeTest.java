package voicelab.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import voicelab.map.ConnectionMap;
import voicelab.map.RowSpec;

/** The fidelity table of README.md says what the proof's test proves, no more; {@code -Dvoicelab.write=true} writes it anew. */
class ReadmeTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- fidelity:begin -->\n";
    private static final String END = "<!-- fidelity:end -->";

    @Test
    void the_fidelity_table_is_what_the_proof_proves() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        String wanted = table();
        if (Boolean.getBoolean("voicelab.write"))
            Files.writeString(README, readme.substring(0, begin) + wanted + readme.substring(end));
        else assertEquals(wanted, readme.substring(begin, end));
    }

    private static String table() {
        ConnectionMap map = ConnectionMap.shipped();
        StringBuilder text =
                new StringBuilder("| row | from | to | protocol | port | state |\n|---|---|---|---|---|---|\n");
        for (String id : ProofTest.ROWS) {
            RowSpec row = map.row(id).orElseThrow();
            text.append("| ")
                    .append(String.join(
                            " | ", row.id(), row.source(), row.destination(), row.protocol(), row.port(), "proved"))
                    .append(" |\n");
        }
        return text.toString();
    }
}
