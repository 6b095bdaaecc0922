package voicelab.systems.configserver;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.Lab;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Passages;

/** An administrator's tool at one of the two Configuration Servers, which hears every change of hosts. */
final class ConfigTool implements AutoCloseable, ConfigClientListener {
    private final ConfigClient client;
    final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private ConfigTool(Lab lab, String server) {
        InstanceId id = InstanceId.first(new SystemId(server));
        client = new ConfigClient(
                lab.running().loops(),
                new Dialer(lab.plan().net().lab()),
                Passages.NONE,
                lab.plan()
                        .dial(id, lab.map().system(id.system()).listener("CONFIG").orElseThrow())
                        .orElseThrow(),
                ConfigLogin.lab("config-tool", 37),
                this);
    }

    static ConfigTool open(Lab lab, String server) throws Exception {
        ConfigTool tool = new ConfigTool(lab, server);
        tool.client.subscribe(
                ConfigInterest.all(CfgType.HOST),
                change -> tool.heard.add(change.kind() + " "
                        + change.object().map(object -> object.name()).orElse(String.valueOf(change.dbid()))));
        tool.get(tool.client.start());
        return tool;
    }

    ConfigClient client() {
        return client;
    }

    <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(15, TimeUnit.SECONDS);
    }

    @Override
    public void ready() {}

    @Override
    public void lost(String reason) {}

    @Override
    public void close() {
        client.close();
    }
}
