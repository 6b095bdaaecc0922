package voicelab.net.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The authority's certificate as files, for programs that want a path: written at the first question for them. */
public record CaFiles(Path pem, Path trustStore) {

    /** @throws UncheckedIOException when the directory cannot be written */
    public static CaFiles of(LabCa ca, Path directory) {
        Path whole = directory.toAbsolutePath();
        CaFiles files = new CaFiles(whole.resolve("ca.pem"), whole.resolve("truststore.jks"));
        try {
            // a kept state has those of an earlier boot, which had another authority
            String pem = ca.pem();
            if (Files.exists(files.pem) && Files.readString(files.pem).equals(pem)) return files;
            TrustStores.write(ca.certificate(), files.trustStore);
            Files.writeString(files.pem, pem);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("the authority's certificate cannot be written to " + files.pem, e);
        }
    }

    /** {@code LAB_CA}, {@code LAB_TRUSTSTORE} and its password, which is no secret. */
    public Map<String, String> variables() {
        return new TreeMap<>(Map.of(
                "LAB_CA", pem.toString(),
                "LAB_TRUSTSTORE", trustStore.toString(),
                "LAB_TRUSTSTORE_PASSWORD", TrustStores.PASSWORD));
    }
}
