package voicelab.engines.frames.config;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import voicelab.net.Dialer;
import voicelab.net.Passages;

/** A client with an event loop of its own, for a program that is no lab: one connection, given up when it is lost. */
public final class ConfigVisit implements AutoCloseable {
    private final EventLoopGroup loop = new NioEventLoopGroup(1, new DefaultThreadFactory("config", true));
    private final ConfigClient client;

    private ConfigVisit(Dialer dialer, InetSocketAddress server, ConfigLogin login, CompletableFuture<Void> lost) {
        client = new ConfigClient(loop, dialer, Passages.NONE, server, login, new Life(lost));
    }

    /**
     * @throws ConfigFailure the server refuses the login
     * @throws IOException nobody answers there, or not in this protocol
     */
    public static ConfigVisit open(Dialer dialer, InetSocketAddress server, ConfigLogin login, Duration patience)
            throws IOException, ConfigFailure {
        CompletableFuture<Void> lost = new CompletableFuture<>();
        ConfigVisit visit = new ConfigVisit(dialer, server, login, lost);
        boolean in = false;
        try {
            CompletableFuture.anyOf(visit.client.start(), lost).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            in = true;
            return visit;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ConfigFailure refused) throw refused;
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            if (!in) visit.close();
        }
    }

    public ConfigClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private record Life(CompletableFuture<Void> lost) implements ConfigClientListener {
        @Override
        public void ready() {}

        @Override
        public void lost(String reason) {
            lost.completeExceptionally(new IOException(reason));
        }

        @Override
        public void refused(ConfigFailure failure) {}
    }
}
