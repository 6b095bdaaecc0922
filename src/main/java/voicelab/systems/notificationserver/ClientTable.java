package voicelab.systems.notificationserver;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The clients: those that live, bounded by a setting, and the newest {@value #MAX_ENDED} that ended, each for
 * {@link #KEPT} so that its last events can be read.
 */
final class ClientTable {
    private static final int MAX_ENDED = 1_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final int mostLive;
    private final Map<String, Client> clients = new LinkedHashMap<>();

    ClientTable(int mostLive) {
        this.mostLive = mostLive;
    }

    /** The client that stands under that session's id already; empty when this one was added. */
    synchronized Optional<Client> add(Client client) {
        Client there = clients.putIfAbsent(client.session(), client);
        return Optional.ofNullable(there);
    }

    synchronized boolean isFull() {
        return clients.values().stream().filter(c -> !c.isEnded()).count() >= mostLive;
    }

    synchronized Optional<Client> find(String session) {
        return Optional.ofNullable(clients.get(session));
    }

    /** Oldest first. */
    synchronized List<Client> all() {
        return new ArrayList<>(clients.values());
    }

    void forget(Client client) {
        boolean gone;
        synchronized (this) {
            gone = clients.remove(client.session(), client);
        }
        if (gone) end(client);
    }

    private static void end(Client client) {
        client.callbacks().clear();
        client.polls().close();
    }

    /** Forgets what ended long ago, and the oldest of too many. */
    void forgetOld(Instant now) {
        List<Client> ended = all().stream().filter(Client::isEnded).toList();
        int tooMany = ended.size() - MAX_ENDED;
        for (int i = 0; i < ended.size(); i++)
            if (i < tooMany || ended.get(i).ended().plus(KEPT).isBefore(now)) forget(ended.get(i));
    }

    /** Forgets all; whoever polls is answered. */
    void clear() {
        replace(List.of());
    }

    /** Takes these in the place of the present ones. */
    void replace(List<Client> others) {
        List<Client> old;
        synchronized (this) {
            old = all();
            clients.clear();
            others.forEach(client -> clients.put(client.session(), client));
        }
        old.forEach(ClientTable::end);
    }
}
