package voicelab.systems.das;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.FetchLog;
import voicelab.engines.http.FolderPages;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpListening;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.HttpWorker;
import voicelab.engines.http.JarPages;
import voicelab.engines.http.PageSource;
import voicelab.engines.http.PathTable;
import voicelab.engines.http.PutPages;
import voicelab.engines.http.StaticPages;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;

/** DAS: serves Designer's VoiceXML applications. */
public final class DasStandIn implements StandIn {
    private static final SystemId ID = new SystemId("das");
    private static final String HTTP = "HTTP";

    private HttpServer server;
    private FetchLog log;
    private PutPages put;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        DasSettings settings = DasSettings.read(lab.settings());
        log = new FetchLog(lab.clock());
        put = new PutPages(lab.clock());
        Optional<InetSocketAddress> at = lab.listen(HTTP);
        if (at.isEmpty()) return List.of();
        try {
            HttpWorker worker = lab.shared(HttpWorker.class, () -> HttpWorker.start("lab-http", lab.clock()));
            server = HttpServer.open(
                    worker,
                    lab.arrivals(),
                    HttpBounds.USUAL,
                    paths(lab, settings),
                    List.of(HttpListening.plain(at.get())));
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return List.of(new BoundListener(lab.listener(HTTP), server.addresses().get(0)));
    }

    private PathTable paths(LabContext lab, DasSettings settings) {
        PageSource jar = new JarPages("systems/das", lab.clock().instant());
        PageSource folder = settings.folder().<PageSource>map(FolderPages::new).orElse(path -> Optional.empty());
        StaticPages pages = new StaticPages(put, folder, jar);
        return DasPaths.table(
                log,
                put,
                pages,
                new FirstCall(pages),
                new TonePrompt(lab.random(), lab.clock().instant()));
    }

    @Override
    public void reset() {
        log.clear();
        put.clear();
    }

    @Override
    public void close() {
        if (server != null) server.close();
    }
}
