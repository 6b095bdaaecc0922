package voicelab.systems.servicediscovery;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import voicelab.engines.http.JsonBody;
import voicelab.standin.Settings;

/** The tenants that the profile names, and those of the directory that stands for {@code /etc/config}. */
record WantedTenants(List<TenantEntry> written, Optional<Path> directory) {
    private static final int MOST_FILES = 500;
    private static final int MAX_BYTES = 64 * 1024;
    private static final Set<String> KEYS = Set.of("name", "id", "gws-ccid", "default-application", "provisioned");

    /** Strict: a tenant that cannot be is a fault that names file and line. */
    static WantedTenants of(ServiceDiscoverySettings settings) {
        List<TenantEntry> written = new ArrayList<>();
        for (Settings each : settings.tenants()) {
            each.only(KEYS);
            try {
                written.add(TenantEntry.of(
                        each.text("name", ""),
                        each.text("id", ""),
                        each.text("gws-ccid", ""),
                        each.text("default-application", ""),
                        each.flag("provisioned", true)));
            } catch (IOException e) {
                throw each.fault("tenant: " + e.getMessage());
            }
        }
        return new WantedTenants(List.copyOf(written), settings.tenantFiles().map(Path::of));
    }

    /** All by name, one file after the other; a bad one is a complaint and costs no other its turn. */
    Map<String, TenantEntry> now(Outcome outcome) {
        Map<String, TenantEntry> all = new LinkedHashMap<>();
        for (TenantEntry each : written) all.put(each.name(), each);
        if (directory.isEmpty()) return all;
        for (Path file : files(directory.get(), outcome)) {
            try {
                if (Files.size(file) > MAX_BYTES) throw new IOException("larger than " + MAX_BYTES + " bytes");
                TenantEntry entry = TenantEntry.read(JsonBody.read(Files.readAllBytes(file)));
                TenantEntry other = all.putIfAbsent(entry.name(), entry);
                if (other != null) throw new IOException("tenant " + entry.name() + " is there already");
            } catch (IOException e) {
                outcome.trouble("tenant file " + file.getFileName() + ": " + e.getMessage());
            }
        }
        return all;
    }

    /** A mounted ConfigMap also holds links and folders that begin with a dot. */
    private static List<Path> files(Path directory, Outcome outcome) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> each = Files.newDirectoryStream(directory)) {
            for (Path file : each) {
                if (file.getFileName().toString().startsWith(".") || !Files.isRegularFile(file)) continue;
                if (files.size() == MOST_FILES) throw new IOException("more than " + MOST_FILES + " files");
                files.add(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            outcome.trouble("tenant files " + directory + ": " + e.getMessage());
        }
        files.sort(Comparator.naturalOrder());
        return files;
    }
}
