package voicelab.systems.reportingserver;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.frames.KvValue;
import voicelab.standin.LabContext;

/** Reads the Reporting Server's application object and follows its changes; what was read stays valid without a server. */
final class ConfigReading implements ConfigClientListener, AutoCloseable {
    private final ReportingSettings settings;
    private final AtomicReference<ReportingConfiguration> configuration;
    private final ConfigClient client;
    private final CompletableFuture<Void> firstLook = new CompletableFuture<>();

    ConfigReading(
            LabContext lab,
            InetSocketAddress server,
            ReportingSettings settings,
            AtomicReference<ReportingConfiguration> configuration) {
        this.settings = settings;
        this.configuration = configuration;
        client = new ConfigClient(
                lab.loops().next(),
                lab.dialer(),
                lab.passages(),
                server,
                ConfigLogin.lab(settings.application(), CfgAppType.GVP_REPORTING_SERVER),
                this);
    }

    /** Completes when the object was looked for the first time, found or not. */
    CompletionStage<?> start() {
        client.subscribe(
                ConfigInterest.all(CfgType.APPLICATION),
                change -> change.object()
                        .filter(object -> object.name().equals(settings.application()))
                        .ifPresent(object -> read()));
        client.start();
        return firstLook;
    }

    /** The first time, and again after a loss: changes may have been missed. */
    @Override
    public void ready() {
        read();
    }

    private void read() {
        client.readObjects(CfgType.APPLICATION, ConfigFilter.name(settings.application()))
                .whenComplete((objects, failure) -> {
                    if (failure == null) found(objects);
                    else problem("not read: " + failure.getMessage());
                    firstLook.complete(null);
                });
    }

    @Override
    public void lost(String reason) {
        problem("the configuration server is away: " + reason);
    }

    @Override
    public void refused(ConfigFailure failure) {
        problem("the configuration server refuses: " + failure.getMessage());
    }

    private void found(List<CfgObject> objects) {
        if (objects.isEmpty()) problem("the configuration server has no application " + settings.application());
        else take(objects.get(0));
    }

    private void take(CfgObject application) {
        configuration.updateAndGet(now -> now.read(application.dbid(), options(application), settings.retentionDays()));
    }

    private static Map<String, String> options(CfgObject application) {
        Map<String, String> options = new LinkedHashMap<>();
        for (KvList.Entry section : application.options().entries())
            if (section.value() instanceof KvValue.Nested)
                application
                        .optionSection(section.key())
                        .forEach((key, value) -> options.put(section.key() + "/" + key, value));
        return options;
    }

    private void problem(String why) {
        configuration.updateAndGet(now -> now.withProblem(why));
    }

    @Override
    public void close() {
        client.close();
    }
}
