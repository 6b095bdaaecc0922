package voicelab.engines.frames.config;

import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import voicelab.engines.frames.FrameClientSettings;
import voicelab.net.Dialer;
import voicelab.net.Passages;

/**
 * A room's view of its Configuration Server: authenticates at each connection, subscribes again after a loss, and turns
 * messages into objects. Failures: {@link ConfigFailure} where the server refuses, else as {@link
 * voicelab.engines.frames.FrameClient}. Thread-safe.
 */
public final class ConfigClient implements AutoCloseable {
    public static final String PROTOCOL = "config";
    public static final int PROTOCOL_VERSION = 1;

    public ConfigClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            ConfigLogin login,
            ConfigClientListener listener) {
        this(
                loop,
                dialer,
                passages,
                server,
                login,
                listener,
                FrameClientSettings.of(PROTOCOL, PROTOCOL_VERSION, login.clientName()));
    }

    public ConfigClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            ConfigLogin login,
            ConfigClientListener listener,
            FrameClientSettings settings) {}

    /** Begins to dial; completes when authenticated for the first time. */
    public CompletableFuture<Void> start() {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** All objects of a type that the filter lets through, in the order of their DBIDs. */
    public CompletableFuture<List<CfgObject>> readObjects(CfgType type, ConfigFilter filter) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** As {@link #readObjects}, but only {@code dbid}, {@code name} and {@code folderPath} of each. */
    public CompletableFuture<List<CfgObject>> readBrief(CfgType type, ConfigFilter filter) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** Creates an object from a draft; completes with the object as the server keeps it. */
    public CompletableFuture<CfgObject> create(CfgObject draft) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /** Changes an object; completes with the object as it is now. */
    public CompletableFuture<CfgObject> update(CfgDelta delta) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    public CompletableFuture<Void> delete(CfgType type, int dbid) {
        return CompletableFuture.failedFuture(new java.io.IOException("not built yet"));
    }

    /**
     * Hears of changes from now on, across reconnects, until the returned handle is closed. Completes when the server has
     * confirmed; where there is no connection it stays noted and is sent at the next one.
     */
    public AutoCloseable subscribe(ConfigInterest interest, Consumer<ConfigChange> listener) {
        return () -> {};
    }

    /** Whether authenticated right now. */
    public boolean isReady() {
        return false;
    }

    @Override
    public void close() {}
}
