package voicelab.systems.interactionserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.FrameServer;
import voicelab.engines.frames.FrameServerSettings;
import voicelab.engines.frames.interaction.InteractionNames;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
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

/** Interaction Server: interactions in queues behind the open framing on 7120, and a stream of what happens to them. */
public final class InteractionServerStandIn implements StandIn, CallsOut, Snapshotted {
    private static final SystemId ID = new SystemId("interaction-server");
    private static final String IXN = "IXN";
    private static final String CAPTURE = "CAPTURE";
    private static final String METRICS = "METRICS";
    private static final int MAX_OUTGOING_BYTES = 16 * 1024 * 1024;

    private LabContext lab;
    private InteractionServerSettings settings;
    private EventLogger logger;
    private InteractionBook book;
    private InteractionDesk desk;
    private CaptureDesk capture;
    private FrameServer server;
    private final List<HttpServer> pages = new ArrayList<>();

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        settings = InteractionServerSettings.read(lab.settings());
        logger = new EventLogger(
                settings.logger(),
                settings.tenant(),
                JsonEvents.named(settings.logger().serializer(), lab.settings()),
                lab.loops().next());
        Announcer announcer = new Announcer(() -> desk.clients(), logger);
        book = new InteractionBook(
                new Admission(settings.queues().queues(), settings.limits()),
                lab.clock(),
                store(),
                new Deadlines(lab.timers(), lab.workers()),
                announcer);
        desk = new InteractionDesk(book, settings, lab.workers(), lab.arrivals());
        FrameServerSettings speaks = FrameServerSettings.of(
                        InteractionNames.PROTOCOL, InteractionNames.PROTOCOL_VERSION, ID.text())
                .withBounds(settings.maxFrameBytes(), settings.maxSessions(), MAX_OUTGOING_BYTES);
        server = new FrameServer(lab.loops(), lab.arrivals(), speaks, desk);
        List<BoundListener> bound = new ArrayList<>();
        try {
            book.load();
            Optional<InetSocketAddress> where = lab.listen(IXN);
            if (where.isPresent()) bound.add(new BoundListener(lab.listener(IXN), server.listen(where.get())));
            capture = new CaptureDesk(
                    book, settings.capturePoints(), settings.tenant().id(), lab.arrivals());
            answer(CAPTURE, ServerPaths.capture(capture), bound);
            answer(METRICS, ServerPaths.metrics(new ServerMetrics(settings, book, desk, logger)), bound);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        } catch (IOException e) {
            throw new StartFailure("the interactions in " + lab.directory() + " cannot be read: " + e.getMessage(), e);
        }
        return bound;
    }

    private InteractionStore store() {
        if (!lab.keepsState()) return InteractionStore.MEMORY;
        return new JournalStore(lab.directory(), settings.limits().maxInteractions());
    }

    private void answer(String listener, PathTable paths, List<BoundListener> bound) throws BindFailure {
        Doors.http(lab, listener, HttpBounds.USUAL, paths, bound).ifPresent(pages::add);
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        logger.open(lab.where(new SystemId("kafka"), "KAFKA")
                .map(broker -> new StreamSink(lab, broker, settings.logger().topic())));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void save(Path folder) throws IOException {
        InteractionFile.write(folder.resolve(InteractionFile.NAME), book.all());
    }

    /** Clients stay connected; snapshots that they have taken are gone. */
    @Override
    public void restore(Path folder) throws IOException {
        List<Interaction> kept = InteractionFile.read(
                folder.resolve(InteractionFile.NAME), settings.limits().maxInteractions());
        desk.forget();
        book.become(kept);
    }

    /** No interaction, no snapshot, no count; clients stay connected and registered. */
    @Override
    public void reset() {
        if (book == null) return;
        try {
            book.forget();
        } catch (IOException e) {
            lab.arrivals().bug("reset", e);
        }
        desk.forget();
        capture.forget();
        logger.forget();
    }

    @Override
    public void close() {
        if (server != null) server.close();
        pages.forEach(HttpServer::close);
        if (desk != null) desk.close();
        if (book != null) book.close();
        if (logger != null) logger.close();
    }
}
