package voicelab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import voicelab.map.ConnectionMap;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.profile.Net;
import voicelab.protocols.sip.Transport;

/**
 * A lab in a process of its own with the Resource Manager as it always runs: configuration read over the wire, journal, taps,
 * log and call records on. The MCP is replaced by {@link SippCallee}, the Reporting Server by {@link RecordDrain}; the caller
 * dials from SIP Server's address. A process of its own, so that its processor time is nobody else's.
 */
final class MeasuredLab implements SipSubject {
    private static final int MAX_BOOT_SECONDS = 60;
    private static final int DRAIN_SECONDS = 30;
    private static final String RM = "LAB_RESOURCE_MANAGER_SIP";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final RecordDrain records;
    private final BufferedReader said;
    private final InetSocketAddress address;
    private final InetAddress caller;
    private long owed;

    MeasuredLab(Workshop workshop, Options options, Transport transport, SippCallee callee, RecordDrain records)
            throws IOException {
        this.records = records;
        Path profile = workshop.write(
                "bench-" + transport.parameter() + ".yml",
                Workshop.text("lab.yml")
                        .replace("@TRANSPORT@", transport.parameter())
                        .replace("@CALLEE@", Hop.text(callee.address))
                        .replace("@BROKER@", Hop.text(records.address)));
        List<String> words = ClassArchive.lab(options.jvm());
        words.addAll(
                List.of("boot", "--json", "--until-input-ends", "--front", "none", "--profile", profile.toString()));
        options.net().ifPresent(net -> words.addAll(List.of("--net", net)));
        process = new ProcessBuilder(new ArrayList<>(words))
                .redirectError(workshop.directory.resolve("lab.log").toFile())
                .start();
        CompletableFuture.delayedExecutor(MAX_BOOT_SECONDS, TimeUnit.SECONDS).execute(this::tooLate);
        said = process.inputReader(StandardCharsets.UTF_8);
        JsonNode ready = ready();
        booted = true;
        address = address(ready.path("variables").path(RM).asText());
        Net net = Net.parse(ready.path("net").asText()).orElseThrow();
        caller = net.host(
                ConnectionMap.shipped().system(new SystemId("sip-server")).octet());
        CompletableFuture.runAsync(this::listen);
    }

    private volatile boolean booted;

    /**
     * How it is booted.
     *
     * @param jvm flags of its JVM
     * @param net its /24; empty for the next free one
     */
    record Options(List<String> jvm, Optional<String> net) {}

    private void tooLate() {
        if (!booted) process.destroyForcibly();
    }

    private JsonNode ready() throws IOException {
        String line;
        while ((line = said.readLine()) != null) {
            if (!line.startsWith("{")) continue;
            JsonNode event = JSON.readTree(line);
            if (event.path("event").asText().equals("ready")) return event;
            if (event.path("event").asText().equals("failed"))
                throw new IOException("the lab does not boot: "
                        + event.path("faults").path(0).path("cause").asText());
        }
        throw new IOException("the lab ended before it was ready");
    }

    private static InetSocketAddress address(String text) throws IOException {
        int colon = text.lastIndexOf(':');
        if (colon < 0) throw new IOException("the lab names no " + RM);
        return new InetSocketAddress(
                InetAddress.getByName(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    /** Nobody reads what it says later, but it must not stop because of that. */
    private void listen() {
        try {
            said.transferTo(java.io.Writer.nullWriter());
        } catch (IOException e) {
            // it has ended
        }
    }

    @Override
    public String name() {
        return "resource-manager";
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public InetAddress caller() {
        return caller;
    }

    @Override
    public ProcessUse use() {
        return ProcessUse.of(process.toHandle());
    }

    /** Each answered call is owed one record. */
    void owes(long answered) {
        owed += answered;
    }

    /** Waits until the spool has drained. */
    @Override
    public String complaint() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (records.records() < owed && System.nanoTime() < end) TimeUnit.MILLISECONDS.sleep(50);
        long missing = owed - records.records();
        return missing <= 0 ? "" : missing + " of " + owed + " call records did not come";
    }

    long records() {
        return records.records();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
