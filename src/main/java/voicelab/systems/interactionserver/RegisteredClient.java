package voicelab.systems.interactionserver;

import voicelab.engines.frames.FrameSession;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.protocols.frames.FrameMessage;

/** One connection of a client: who it is once it has registered, and what it wants to hear of. */
final class RegisteredClient {
    private final FrameSession session;
    private final int number;
    private volatile Actor self;
    private volatile boolean hearsChanges;
    private volatile boolean hearsReports;
    private volatile boolean gone;

    /** @param number this connection's {@code ProxyClientId} */
    RegisteredClient(FrameSession session, int number) {
        this.session = session;
        this.number = number;
    }

    FrameSession session() {
        return session;
    }

    int number() {
        return number;
    }

    boolean isRegistered() {
        return self != null;
    }

    void register(String name, ClientType type, boolean changes) {
        self = new Actor(type, name, 0);
        hearsChanges = changes;
    }

    ClientType type() {
        return self.type();
    }

    String name() {
        return self.name();
    }

    /** The client itself. */
    Actor self() {
        return self;
    }

    /** Who asks: a proxy's user where the request names one. */
    Actor actor(FrameMessage request) throws Refusal {
        if (type() != ClientType.PROXY) return self;
        int user = Asked.number(request, "proxyClientId", 0, 0, Integer.MAX_VALUE);
        return user == number ? self : new Actor(ClientType.PROXY, name(), user);
    }

    /** Whether others' changes of its interactions are to be told. */
    boolean hearsChanges() {
        return hearsChanges;
    }

    boolean hearsReports() {
        return hearsReports;
    }

    void hearReports(boolean hear) {
        hearsReports = hear;
    }

    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }
}
