package voicelab.systems.configserver;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import voicelab.Lab;
import voicelab.engines.frames.config.CfgDelta;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Passages;

/** An administrator's tool at one of the two Configuration Servers, which hears every change of hosts. */
final class ConfigTool implements AutoCloseable, ConfigClientListener {
    private final ConfigClient client;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    private ConfigTool(Lab lab, String server) {
        InstanceId id = InstanceId.first(new SystemId(server));
        client = new ConfigClient(
                lab.running().loops(),
                new Dialer(lab.plan().net().lab()),
                Passages.NONE,
                lab.plan()
                        .dial(
                                id,
                                lab.map().system(id.system()).listener("CONFIG").orElseThrow())
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

    CfgObject create(String host) throws Exception {
        return get(client.create(CfgObject.named(CfgType.HOST, host)));
    }

    /** Creates it as soon as the server is writable. */
    CfgObject createSoon(String host) throws Exception {
        for (int i = 0; ; i++) {
            try {
                return create(host);
            } catch (ExecutionException e) {
                boolean readOnly = e.getCause() instanceof ConfigFailure failure
                        && failure.code().equals("read-only");
                if (!readOnly || i == 200) throw e;
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    void rename(String profile, String displayName) throws Exception {
        CfgObject found = get(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name(profile)))
                .get(0);
        get(client.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, found.dbid()).set("displayName", displayName)));
    }

    /** The names of all hosts, in the order of their DBIDs. */
    List<String> hosts() throws Exception {
        return get(client.readObjects(CfgType.HOST, ConfigFilter.ALL)).stream()
                .map(CfgObject::name)
                .toList();
    }

    /** {@code code: description}. */
    String refusal(CompletableFuture<?> answer) {
        ExecutionException why = assertThrows(ExecutionException.class, () -> get(answer));
        ConfigFailure failure = assertInstanceOf(ConfigFailure.class, why.getCause());
        return failure.code() + ": " + failure.getMessage();
    }

    /** The next so many notifications. */
    List<String> heard(int count) throws Exception {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < count; i++) all.add(String.valueOf(heard.poll(10, TimeUnit.SECONDS)));
        return all;
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
