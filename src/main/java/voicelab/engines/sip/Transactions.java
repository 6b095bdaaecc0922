package voicelab.engines.sip;

import io.netty.util.collection.LongObjectHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import voicelab.protocols.sip.SipPacket;

/** The tables of live transactions, and how full they are. */
final class Transactions {
    private final Core core;
    private final Map<String, ServerTransaction> servers = new HashMap<>();
    private final LongObjectHashMap<ClientTransaction> clients = new LongObjectHashMap<>();
    private final LongObjectHashMap<ClientTransaction> cancels = new LongObjectHashMap<>();

    Transactions(Core core) {
        this.core = core;
    }

    ServerTransaction server(String key) {
        return servers.get(key);
    }

    void add(String key, ServerTransaction transaction) {
        servers.put(key, transaction);
    }

    void remove(String key) {
        servers.remove(key);
    }

    ClientTransaction client(SipPacket response) {
        long number = response.branchNumber(core.ids.branchPrefix());
        if (number < 0) return null;
        return response.is("CANCEL") ? cancels.get(number) : clients.get(number);
    }

    void add(ClientTransaction transaction) {
        table(transaction).put(transaction.number(), transaction);
    }

    void remove(ClientTransaction transaction) {
        table(transaction).remove(transaction.number());
    }

    private LongObjectHashMap<ClientTransaction> table(ClientTransaction transaction) {
        return transaction.isCancel() ? cancels : clients;
    }

    int serverCount() {
        return servers.size();
    }

    int clientCount() {
        return clients.size() + cancels.size();
    }

    /** Whether a new request is too much: those that begin something are shed first, those of a dialog later. */
    boolean isFull(boolean inDialog) {
        int most = core.outfit.settings().bounds().transactions();
        int now = serverCount() + clientCount();
        return now >= (inDialog ? most + most / 4 : most);
    }

    boolean hasNoRoom() {
        int most = core.outfit.settings().bounds().transactions();
        return serverCount() + clientCount() >= most + most / 2;
    }

    /** Whether the event loop is so late that taking on more would only make it later. */
    boolean isLate() {
        return core.wheel.lag() > core.outfit.settings().bounds().lag().toNanos();
    }

    void clear() {
        List<Timed> all = new ArrayList<>(servers.values());
        all.addAll(clients.values());
        all.addAll(cancels.values());
        servers.clear();
        clients.clear();
        cancels.clear();
        all.forEach(core.wheel::drop);
    }
}
