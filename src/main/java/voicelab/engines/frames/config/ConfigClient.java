package voicelab.engines.frames.config;

import com.fasterxml.jackson.databind.JsonNode;
import io.netty.channel.EventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import voicelab.engines.frames.FrameClient;
import voicelab.engines.frames.FrameClientListener;
import voicelab.engines.frames.FrameClientSettings;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/**
 * A room's view of its Configuration Server: authenticates at each connection, subscribes again after a loss, and turns
 * messages into objects. Futures fail with a {@link ConfigFailure} where the server refuses, else as {@link FrameClient}'s
 * do; wrapped in a {@link CompletionException} as usual. Thread-safe.
 */
public final class ConfigClient implements AutoCloseable {
    public static final String PROTOCOL = "config";
    public static final int PROTOCOL_VERSION = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FrameClient frames;
    private final ConfigLogin login;
    private final ConfigClientListener listener;
    private final Subscriptions subscriptions = new Subscriptions(this::register, this::unregister);
    private final CompletableFuture<Void> first = new CompletableFuture<>();
    private final Duration loginPatience;
    private volatile boolean ready;

    public ConfigClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            ConfigLogin login,
            ConfigClientListener listener) {
        this(loop, dialer, passages, server, login, listener, settings(login));
    }

    public ConfigClient(
            EventLoopGroup loop,
            Dialer dialer,
            Passages passages,
            InetSocketAddress server,
            ConfigLogin login,
            ConfigClientListener listener,
            FrameClientSettings settings) {
        this.login = login;
        this.listener = listener;
        this.loginPatience = settings.handshake();
        this.frames = new FrameClient(loop, dialer, passages, server, settings, new Life());
    }

    public static FrameClientSettings settings(ConfigLogin login) {
        return FrameClientSettings.of(PROTOCOL, PROTOCOL_VERSION, login.clientName());
    }

    /** Begins to dial; completes when authenticated for the first time, or fails when the server refuses the login. */
    public CompletableFuture<Void> start() {
        frames.start();
        return first;
    }

    /** All objects of a type that the filter lets through, in the order of their DBIDs. */
    public CompletableFuture<List<CfgObject>> readObjects(CfgType type, ConfigFilter filter) {
        return frames.collect(reading(ConfigNames.REQUEST_READ_OBJECTS, type, filter), ConfigClient::isLast, PATIENCE)
                .thenApply(answers -> objects(type, answers));
    }

    /** As {@link #readObjects}, but only {@code dbid}, {@code name}, {@code state} and {@code folderPath} of each. */
    public CompletableFuture<List<CfgObject>> readBrief(CfgType type, ConfigFilter filter) {
        return request(reading(ConfigNames.REQUEST_BRIEF_INFO, type, filter))
                .thenApply(answer -> objects(type, List.of(answer)));
    }

    /** Creates an object from a draft; completes with the object as the server keeps it. */
    public CompletableFuture<CfgObject> create(CfgObject draft) {
        return request(typed(ConfigNames.REQUEST_CREATE_OBJECT, draft.type())
                        .put("object", draft.json())
                        .build())
                .thenApply(answer -> object(draft.type(), answer.attribute("object")));
    }

    /** Changes an object; completes with the object as it is now. */
    public CompletableFuture<CfgObject> update(CfgDelta delta) {
        return request(typed(ConfigNames.REQUEST_UPDATE_OBJECT, delta.type())
                        .put("delta", delta.attributes().deepCopy().put(CfgObject.DBID, delta.dbid()))
                        .build())
                .thenApply(answer -> object(delta.type(), answer.attribute("object")));
    }

    public CompletableFuture<Void> delete(CfgType type, int dbid) {
        return request(typed(ConfigNames.REQUEST_DELETE_OBJECT, type)
                        .put(CfgObject.DBID, dbid)
                        .build())
                .thenApply(answer -> null);
    }

    /**
     * Hears of changes, on the event loop, until the subscription is closed; it outlives the connection. After a loss,
     * {@link ConfigClientListener#ready} says that changes may have been missed.
     */
    public ConfigSubscription subscribe(ConfigInterest interest, Consumer<ConfigChange> changes) {
        return subscriptions.add(interest, changes);
    }

    /** Whether authenticated right now. */
    public boolean isReady() {
        return ready;
    }

    @Override
    public void close() {
        frames.close();
        first.completeExceptionally(new IOException("the configuration client was closed"));
    }

    private CompletableFuture<FrameMessage> request(FrameMessage request) {
        return frames.request(request, PATIENCE).thenApply(ConfigClient::orFail);
    }

    private CompletableFuture<?> register(List<ConfigInterest> interests) {
        if (!frames.isConnected()) return CompletableFuture.failedFuture(new IOException("not connected"));
        return request(Subscriptions.message(ConfigNames.REQUEST_REGISTER_NOTIFICATION, interests));
    }

    private void unregister(ConfigInterest interest) {
        if (ready) request(Subscriptions.message(ConfigNames.REQUEST_UNREGISTER_NOTIFICATION, List.of(interest)));
    }

    private static FrameMessageBuilder typed(String name, CfgType type) {
        return FrameMessage.named(name).put("objectType", type.number());
    }

    private static FrameMessage reading(String name, CfgType type, ConfigFilter filter) {
        FrameMessageBuilder request = typed(name, type);
        return (filter.keys().isEmpty() ? request : request.put("filter", filter.list())).build();
    }

    private static boolean isLast(FrameMessage answer) {
        return !answer.is(ConfigNames.EVENT_OBJECTS_READ);
    }

    private static FrameMessage orFail(FrameMessage answer) {
        if (!answer.is(ConfigNames.EVENT_ERROR)) return answer;
        throw new CompletionException(new ConfigFailure(
                answer.text("errorCode").orElse("unknown"),
                answer.text("description").orElse("no description")));
    }

    private static List<CfgObject> objects(CfgType type, List<FrameMessage> answers) {
        List<CfgObject> objects = new ArrayList<>();
        for (FrameMessage answer : answers)
            for (JsonNode each : orFail(answer).attribute("objects")) objects.add(object(type, each));
        return List.copyOf(objects);
    }

    static CfgObject object(CfgType type, JsonNode json) {
        try {
            return CfgObject.read(type, json);
        } catch (FrameException e) {
            throw new CompletionException(
                    new IOException("the server sent no " + type.typeName() + ": " + e.getMessage(), e));
        }
    }

    /** From connection to login to subscriptions, each time anew. */
    private final class Life implements FrameClientListener {
        @Override
        public void connected(FrameMessage welcome) {
            FrameMessage asking = FrameMessage.named(ConfigNames.REQUEST_AUTHENTICATE)
                    .put("clientName", login.clientName())
                    .put("clientType", login.clientType())
                    .put("userName", login.userName())
                    .put("password", login.password())
                    .build();
            frames.request(asking, loginPatience)
                    .thenApply(ConfigClient::orFail)
                    .thenCompose(in -> subscriptions.renew())
                    .whenComplete((in, failure) -> {
                        if (failure == null) begin();
                        else refused(failure);
                    });
        }

        private void begin() {
            ready = true;
            first.complete(null);
            listener.ready();
        }

        private void refused(Throwable failure) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (!(cause instanceof ConfigFailure refusal)) {
                frames.reconnect("the login failed: " + cause.getMessage());
                return;
            }
            first.completeExceptionally(refusal);
            listener.refused(refusal);
        }

        @Override
        public void lost(String reason) {
            ready = false;
            listener.lost(reason);
        }

        @Override
        public void pushed(FrameMessage message) {
            subscriptions.hear(message);
        }
    }
}
