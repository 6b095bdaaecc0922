package voicelab.systems.notificationserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.JsonBody;
import voicelab.engines.http.PathTable;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Snapshotted;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;
import voicelab.systems.SavedJson;

/** The Notification Server of the Video Gateway: see the package's page. */
public final class NotificationServerStandIn implements StandIn, CallsOut, Snapshotted {
    private static final SystemId ID = new SystemId("notification-server");
    private static final String SAVED = "notification-server.json";
    private static final int MAX_BODY_BYTES = 64 * 1024;

    private final List<HttpServer> servers = new ArrayList<>();
    private LabContext lab;
    private ClientTable clients;
    private ConferenceBook book;
    private Watch watch;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext context) throws StartFailure {
        lab = context;
        NotificationServerSettings settings = NotificationServerSettings.read(lab.settings());
        clients = new ClientTable(settings.mostClients());
        Callbacks callbacks = new Callbacks(lab);
        book = new ConferenceBook(lab);
        McuControl control = new McuControl(lab, book, callbacks);
        callbacks.whenEnded(control::release);
        callbacks.whenUnknown(client -> control.leave(client, lab.clock().instant()));
        watch = new Watch(lab, settings, clients, callbacks, control, book);
        PathTable paths = NotificationServerPaths.table(
                new OneClient(lab, clients, control),
                new ClientMessage(lab, clients, control),
                new ReadEvents(lab, clients),
                new TakeNotice(lab, clients, callbacks));
        HttpBounds bounds = HttpBounds.USUAL.withMaxBodyBytes(MAX_BODY_BYTES);
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.http(lab, "HTTP", bounds, paths, bound).ifPresent(servers::add);
            Doors.https(lab, "HTTPS", bounds, paths, bound).ifPresent(servers::add);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    /** Nothing to wait for: sessions are announced when there are any. */
    @Override
    public CompletionStage<?> arrowsOpen() {
        watch.start();
        return CompletableFuture.completedFuture(null);
    }

    /** Forgets the clients; whoever polls is answered 404. */
    @Override
    public void reset() {
        clients.clear();
        book.clear();
    }

    @Override
    public void save(Path folder) throws IOException {
        ObjectNode all = JsonBody.object();
        for (Client client : clients.all())
            all.withArray("clients")
                    .add(client.saved()
                            .put(
                                    "ours",
                                    book.of(client).map(HeldConference::isOurs).orElse(false)));
        new SavedJson(lab, SAVED).write(folder, all);
    }

    @Override
    public void restore(Path folder) throws IOException {
        JsonNode all = new SavedJson(lab, SAVED).read(folder);
        List<Client> saved = new ArrayList<>();
        try {
            all.path("clients").forEach(each -> saved.add(Client.restored(each, lab)));
        } catch (RuntimeException e) {
            throw new IOException(SAVED + " is no snapshot of the Notification Server: " + e.getMessage(), e);
        }
        clients.replace(saved);
        book.clear();
        for (JsonNode each : all.path("clients"))
            clients.find(each.path("session").asText())
                    .filter(client -> !client.isEnded())
                    .ifPresent(
                            client -> book.enter(client).ours(each.path("ours").asBoolean()));
    }

    @Override
    public void close() {
        if (watch != null) watch.close();
        servers.forEach(HttpServer::close);
        servers.clear();
        if (clients == null) return;
        clients.clear();
        book.clear();
    }
}
