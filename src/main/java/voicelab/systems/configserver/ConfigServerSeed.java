package voicelab.systems.configserver;

import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.server.ObjectStore;

/** What a new database holds: the least that Interaction Server can log in to. */
final class ConfigServerSeed {
    private ConfigServerSeed() {}

    static void fill(ObjectStore store) throws ConfigFailure {
        int tenant =
                store.create(CfgObject.named(CfgType.TENANT, "Environment")).dbid();
        store.create(CfgObject.named(CfgType.APPLICATION, "InteractionServer")
                .with("type", 0)
                .with("isServer", 1)
                .with("tenantDbids", java.util.List.of(tenant)));
    }
}
