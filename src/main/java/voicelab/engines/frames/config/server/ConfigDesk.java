package voicelab.engines.frames.config.server;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import voicelab.engines.frames.FrameRoom;
import voicelab.engines.frames.FrameSession;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** Answers the configuration protocol from an {@link ObjectStore}, and tells subscribers what changes in it. */
public final class ConfigDesk implements FrameRoom {
    /** Requests of one client that wait until the configuration is read. */
    private static final int MAX_HELD = 100;

    private static final int MAX_HISTORY = 1_000;

    private final ObjectStore store;
    private final ConfigDeskSettings settings;
    private final Set<ConfigGuest> guests = ConcurrentHashMap.newKeySet();
    private final ConfigWrites writes;
    private final AtomicReference<Runnable> opener = new AtomicReference<>();
    private volatile String readOnlyReason = "";
    private volatile boolean open;

    /** A desk that is open at once, over a store in memory. */
    public ConfigDesk(ObjectStore store, ConfigDeskSettings settings) {
        this(store, new MemoryWrites(store, Clock.systemUTC(), MAX_HISTORY), settings);
        open();
    }

    /** A desk that holds what clients ask until it is {@linkplain #open() opened}: nobody sees a store half read. */
    public ConfigDesk(ObjectStore store, ConfigWrites writes, ConfigDeskSettings settings) {
        this.store = store;
        this.writes = writes;
        this.settings = settings;
        store.listen(change -> guests.forEach(guest -> guest.changed(change)));
    }

    /** Answers from now on, beginning with what was held. */
    public void open() {
        open = true;
        for (ConfigGuest guest : guests)
            synchronized (guest) {
                while (!guest.held().isEmpty()) answer(guest, guest.held().poll());
            }
    }

    /** Runs once, when something is asked that has to be held: whoever reads the store late reads it now. */
    public void whenHeld(Runnable wake) {
        opener.set(wake);
    }

    /** Without its database a Configuration Server is read-only; an empty reason ends that. */
    public void readOnly(String reason) {
        readOnlyReason = reason;
    }

    public boolean isReadOnly() {
        return !readOnlyReason.isEmpty();
    }

    @Override
    public Guest opened(FrameSession session) {
        ConfigGuest guest = new ConfigGuest(session, settings.maxInterests());
        guests.add(guest);
        return new Guest() {
            @Override
            public void received(FrameMessage message) {
                take(guest, message);
            }

            @Override
            public void closed() {
                guests.remove(guest);
            }
        };
    }

    ObjectStore store() {
        return store;
    }

    ConfigWrites writes() {
        return writes;
    }

    ConfigDeskSettings settings() {
        return settings;
    }

    private void requireWritable() throws ConfigFailure {
        if (isReadOnly()) throw new ConfigFailure(ConfigNames.READ_ONLY, "read-only mode: " + readOnlyReason);
    }

    /** Makes an edit and answers when it is kept; an event loop does not wait for it. */
    void write(ConfigGuest guest, FrameMessage request, StoreEdit edit, Function<CfgObject, FrameMessageBuilder> answer)
            throws ConfigFailure {
        requireWritable();
        writes.write(guest.author(), edit).whenComplete((object, failure) -> {
            if (failure == null)
                guest.session().send(answer.apply(object).answering(request).build());
            else if (failure instanceof ConfigFailure refused)
                refuse(guest, request, refused.code(), refused.getMessage());
            else guest.session().close("an error of this stand-in's own; its log has it");
        });
    }

    private void take(ConfigGuest guest, FrameMessage request) {
        synchronized (guest) {
            boolean isLogin = ConfigOperations.BY_NAME.get(request.messageName()) == ConfigOperations.AUTHENTICATE;
            // a login needs no objects, and who waits too long for it dials anew
            if (guest.held().isEmpty() && (open || isLogin)) answer(guest, request);
            else if (guest.held().size() < MAX_HELD) hold(guest, request);
            else
                refuse(
                        guest,
                        request,
                        ConfigNames.LIMIT,
                        "the configuration is being read, and " + MAX_HELD + " requests wait");
        }
    }

    private void hold(ConfigGuest guest, FrameMessage request) {
        guest.held().add(request);
        Runnable wake = opener.getAndSet(null);
        if (wake != null) wake.run();
    }

    private void answer(ConfigGuest guest, FrameMessage request) {
        ConfigOperation operation = ConfigOperations.BY_NAME.get(request.messageName());
        try {
            if (operation == null) throw notImplemented(guest, request.messageName());
            if (!guest.isAuthenticated() && operation != ConfigOperations.AUTHENTICATE)
                throw new ConfigFailure(
                        ConfigNames.NOT_AUTHENTICATED, request.messageName() + " before RequestAuthenticate");
            operation.answer(this, guest, request);
        } catch (FrameException e) {
            refuse(guest, request, ConfigNames.BAD_REQUEST, e.getMessage());
        } catch (ConfigFailure e) {
            refuse(guest, request, e.code(), e.getMessage());
        }
    }

    /** Never pretend: what is not done is answered so, and noted. */
    static ConfigFailure notImplemented(ConfigGuest guest, String what) {
        guest.session().unsupported(what);
        return new ConfigFailure(ConfigNames.NOT_IMPLEMENTED, what + " is not implemented");
    }

    static void refuse(ConfigGuest guest, FrameMessage request, String code, String description) {
        guest.session()
                .send(FrameMessage.named(ConfigNames.EVENT_ERROR)
                        .put("errorCode", code)
                        .put("description", description)
                        .answering(request)
                        .build());
    }
}
