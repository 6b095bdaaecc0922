package voicelab.engines.frames.config.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.engines.frames.FrameRoom;
import voicelab.engines.frames.FrameSession;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameException;
import voicelab.protocols.frames.FrameMessage;

/** Answers the configuration protocol from an {@link ObjectStore}, and tells subscribers what changes in it. */
public final class ConfigDesk implements FrameRoom {
    private final ObjectStore store;
    private final ConfigDeskSettings settings;
    private final Set<ConfigGuest> guests = ConcurrentHashMap.newKeySet();
    private volatile String readOnlyReason = "";

    public ConfigDesk(ObjectStore store, ConfigDeskSettings settings) {
        this.store = store;
        this.settings = settings;
        store.listen(change -> guests.forEach(guest -> guest.changed(change)));
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
                answer(guest, message);
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

    ConfigDeskSettings settings() {
        return settings;
    }

    void requireWritable() throws ConfigFailure {
        if (isReadOnly()) throw new ConfigFailure(ConfigNames.READ_ONLY, "read-only mode: " + readOnlyReason);
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
