package voicelab.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.engines.frames.config.ConfigVisit;
import voicelab.engines.frames.config.model.CfgShape;
import voicelab.engines.frames.config.model.CfgShapes;
import voicelab.net.Dialer;
import voicelab.profile.Net;
import voicelab.web.LabClient;

/** Which Configuration Server is meant, and as whom. */
final class ConfigServerOptions {
    /** The public application type number of a configuration manager; any client may say so. */
    private static final int SCE = 37;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Mixin
    private AttachOptions attach = new AttachOptions();

    @Option(
            names = "--server",
            paramLabel = "ID",
            description = "gvp-config-server (default) or config-server, of the running lab.")
    private String server = "gvp-config-server";

    @Option(
            names = "--at",
            paramLabel = "HOST:PORT",
            description = "Any server that speaks the lab's open framing, instead of the running lab's.")
    private String at;

    @Option(names = "--user", paramLabel = "NAME", description = "Account (default: lab).")
    private String user = ConfigLogin.LAB_USER;

    @Option(names = "--password", paramLabel = "WORD", description = "Its password (default: lab).")
    private String password = ConfigLogin.LAB_PASSWORD;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            split = ",",
            description = "Only these types, such as ivr-profiles,dns (default: all).")
    private List<String> types = List.of();

    ConfigVisit visit() {
        InetSocketAddress address = address();
        try {
            return ConfigVisit.open(
                    new Dialer(source(address)), address, new ConfigLogin("lab-config", SCE, user, password), PATIENCE);
        } catch (ConfigFailure e) {
            throw new Refusal(title() + " refuses " + user + ": " + e.getMessage()
                    + " (--user and --password name an account; the profile's are under users:)");
        } catch (IOException e) {
            throw new Refusal(title() + " does not answer at " + address.getHostString() + ":" + address.getPort()
                    + ": " + e.getMessage() + (at == null ? " (lab status says what is up)" : ""));
        }
    }

    String title() {
        return at == null ? server : at;
    }

    Set<CfgType> types() {
        Set<CfgType> chosen = EnumSet.noneOf(CfgType.class);
        for (String word : types)
            chosen.add(CfgShapes.named(word)
                    .map(CfgShape::type)
                    .orElseThrow(() -> new Refusal("--type: unknown type \"" + word + "\"; known: "
                            + String.join(
                                    ", ",
                                    CfgShapes.all().stream()
                                            .map(CfgShape::word)
                                            .sorted()
                                            .toList()))));
        return chosen.isEmpty() ? EnumSet.allOf(CfgType.class) : chosen;
    }

    private InetSocketAddress address() {
        if (at == null) return ofLab();
        int colon = at.lastIndexOf(':');
        if (colon < 1 || !at.substring(colon + 1).matches("[0-9]{1,5}"))
            throw new Refusal("--at: HOST:PORT is wanted, such as 127.0.0.1:8888, not " + at);
        InetSocketAddress address =
                new InetSocketAddress(at.substring(0, colon), Integer.parseInt(at.substring(colon + 1)));
        if (address.isUnresolved()) throw new Refusal("--at: unknown host " + at.substring(0, colon));
        return address;
    }

    private InetSocketAddress ofLab() {
        for (JsonNode system : attach.client().get("/api/map").path("systems")) {
            if (!system.path("id").asText().equals(server)) continue;
            JsonNode instance = system.path("instances").path(0);
            for (JsonNode listener : instance.path("listeners"))
                if (listener.path("name").asText().equals("CONFIG")) {
                    if (!instance.path("up").asBoolean())
                        throw new Refusal(server + " does not run in this lab (lab map shows what does)");
                    return new InetSocketAddress(
                            instance.path("address").asText(),
                            listener.path("port").asInt());
                }
        }
        throw new Refusal("--server: gvp-config-server or config-server is wanted, not " + server);
    }

    /** The lab's own host, so that a capture and the journal say who it was. */
    private InetAddress source(InetSocketAddress address) {
        try {
            if (at != null)
                return InetAddress.getByName(address.getAddress().isLoopbackAddress() ? "127.0.0.1" : "0.0.0.0");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("dotted addresses need no look-up", e);
        }
        LabClient lab = attach.client();
        return Net.parse(lab.lab().net()).orElseThrow().lab();
    }
}
