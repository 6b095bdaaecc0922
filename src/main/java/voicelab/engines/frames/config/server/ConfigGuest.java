package voicelab.engines.frames.config.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import voicelab.engines.frames.FrameSession;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.ConfigChange;
import voicelab.engines.frames.config.ConfigFailure;
import voicelab.engines.frames.config.ConfigInterest;
import voicelab.engines.frames.config.ConfigNames;
import voicelab.protocols.frames.FrameMessage;
import voicelab.protocols.frames.FrameMessageBuilder;

/** One client of a {@link ConfigDesk}: whether it may read, and what it wants to hear of. */
final class ConfigGuest {
    private final FrameSession session;
    private final int maxInterests;
    private final Set<ConfigInterest> interests = ConcurrentHashMap.newKeySet();
    private final Deque<FrameMessage> held = new ArrayDeque<>();
    private Author author;
    private int wrongLogins;

    ConfigGuest(FrameSession session, int maxInterests) {
        this.session = session;
        this.maxInterests = maxInterests;
    }

    FrameSession session() {
        return session;
    }

    boolean isAuthenticated() {
        return author != null;
    }

    void authenticated(Author as) {
        author = as;
    }

    /** Who it authenticated as; null before. */
    Author author() {
        return author;
    }

    /** What it asked before the desk was open, in its order. */
    Deque<FrameMessage> held() {
        return held;
    }

    int wrongLogin() {
        return ++wrongLogins;
    }

    void subscribe(ConfigInterest interest) throws ConfigFailure {
        if (interests.size() >= maxInterests)
            throw new ConfigFailure(ConfigNames.LIMIT, maxInterests + " subscriptions, the bound of one client");
        interests.add(interest);
    }

    void unsubscribe(ConfigInterest interest) {
        interests.remove(interest);
    }

    /** Called under the store's lock, so that notifications keep the order of the changes. */
    void changed(StoreChange change) {
        CfgObject object = change.object();
        for (ConfigInterest interest : interests)
            if (interest.matches(object.type(), object.dbid(), object.tenantDbid())) {
                session.send(notification(change));
                return;
            }
    }

    private static FrameMessage notification(StoreChange change) {
        CfgObject object = change.object();
        FrameMessageBuilder event = FrameMessage.named(
                        switch (change.kind()) {
                            case CREATED -> ConfigNames.EVENT_OBJECT_CREATED;
                            case UPDATED -> ConfigNames.EVENT_OBJECT_UPDATED;
                            case DELETED -> ConfigNames.EVENT_OBJECT_DELETED;
                        })
                .put("objectType", object.type().number())
                .put("dbid", object.dbid());
        if (object.tenantDbid() != 0) event.put(CfgObject.TENANT_DBID, object.tenantDbid());
        change.delta().ifPresent(delta -> event.put("delta", delta));
        if (change.kind() != ConfigChange.Kind.DELETED) event.put("object", object.json());
        return event.build();
    }
}
