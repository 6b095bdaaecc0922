package voicelab.systems.resourcemanager;

import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.config.CfgAppType;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.engines.frames.config.ConfigMirror;
import voicelab.standin.LabContext;

/** Follows what routing needs of the Configuration Server (gvp-2), and tells each new state. */
final class ConfigurationWatch implements AutoCloseable {
    private static final Set<CfgType> TYPES = EnumSet.of(
            CfgType.TENANT, CfgType.GVP_IVR_PROFILE, CfgType.DN, CfgType.APPLICATION, CfgType.FOLDER, CfgType.HOST);

    /** Hears each state of the configuration. */
    interface Listener {
        void configuration(Map<CfgType, Collection<CfgObject>> objects);

        void trouble(String what);
    }

    private final ConfigMirror mirror;

    ConfigurationWatch(LabContext lab, InetSocketAddress server, ResourceManagerSettings settings, Listener listener) {
        ConfigLogin login = new ConfigLogin(
                settings.applicationName(),
                CfgAppType.GVP_RESOURCE_MANAGER,
                settings.configUser(),
                settings.configPassword());
        mirror = new ConfigMirror(
                lab.loops(),
                lab.dialer(),
                lab.passages(),
                server,
                login,
                TYPES,
                ConfigMirror.USUAL_MOST,
                new ConfigMirror.Listener() {
                    @Override
                    public void changed(Map<CfgType, Collection<CfgObject>> objects) {
                        listener.configuration(objects);
                    }

                    @Override
                    public void trouble(String what) {
                        listener.trouble(what);
                    }
                });
    }

    /** Completes with the first complete read. */
    CompletionStage<Void> start() {
        return mirror.start();
    }

    /** Now, besides what notifications say. */
    void readAll() {
        mirror.readAll();
    }

    @Override
    public void close() {
        mirror.close();
    }
}
