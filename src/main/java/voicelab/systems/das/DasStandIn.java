package voicelab.systems.das;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import voicelab.engines.http.FetchLog;
import voicelab.engines.http.FolderPages;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
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
import voicelab.systems.Doors;

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
        List<BoundListener> bound = new ArrayList<>();
        try {
            server = Doors.http(lab, HTTP, HttpBounds.USUAL, paths(lab, settings), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
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
