package voicelab.systems.gvpconfigserver;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.map.SystemId;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;

/** A Resource Manager that does nothing but read its configuration: how a room uses the client. */
final class ConfigReader implements StandIn, CallsOut {
    static ConfigReader latest;
    final BlockingQueue<String> life = new LinkedBlockingQueue<>();
    private LabContext lab;
    ConfigClient config;

    ConfigReader() {
        latest = this;
    }

    @Override
    public SystemId id() {
        return new SystemId("resource-manager");
    }

    @Override
    public List<BoundListener> start(LabContext given) {
        lab = given;
        return List.of();
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        config = new ConfigClient(
                lab.loops(),
                lab.dialer(),
                lab.passages(),
                lab.where(new SystemId("gvp-config-server"), "CONFIG").orElseThrow(),
                ConfigLogin.lab("azure_rm", CfgAppType.GVP_RESOURCE_MANAGER),
                new ConfigClientListener() {
                    @Override
                    public void ready() {
                        life.add("ready");
                    }

                    @Override
                    public void lost(String reason) {
                        life.add("lost " + reason);
                    }
                });
        config.subscribe(
                ConfigInterest.all(CfgType.GVP_IVR_PROFILE), change -> life.add(change.kind() + " " + change.dbid()));
        return config.start();
    }

    @Override
    public void reset() {}

    @Override
    public void close() {
        if (config != null) config.close();
    }
}
