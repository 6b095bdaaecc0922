package voicelab.scenario;

import java.net.InetSocketAddress;
import java.util.List;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpListening;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.HttpWorker;
import voicelab.engines.http.PageSource;
import voicelab.engines.http.PathTable;
import voicelab.engines.http.StaticPages;
import voicelab.net.BindFailure;
import voicelab.profile.ProfileReader;
import voicelab.standin.SettingFault;
import voicelab.standin.Settings;

/** {@code do: serve}: plays the user's own web server, until the scenario ends. */
final class ServeFolder {
    static final Word WORD = Word.doing(
                    "serve", "play your own web server: serve a folder, until the scenario ends", ServeFolder::act)
            .need("folder", KeyType.TEXT, "the folder, beside the scenario's file")
            .need("at", KeyType.TEXT, "where: 127.0.0.1:3000");

    private ServeFolder() {}

    private static void act(Turn turn) throws StepFailure {
        String folder = turn.text("folder");
        var clock = turn.lab().running().clock();
        PageSource pages = turn.run()
                .scenario
                .home()
                .pages(folder, clock.instant())
                .orElseThrow(() -> new StepFailure(
                        "the folder " + folder + " beside the scenario",
                        "there is none (" + turn.run().scenario.where() + ")"));
        HttpWorker worker = turn.lab().running().shared(HttpWorker.class, () -> HttpWorker.start("lab-http", clock));
        try {
            HttpServer server = HttpServer.open(
                    worker,
                    new UserArrivals(turn.lab().journal()),
                    HttpBounds.USUAL,
                    PathTable.EMPTY.get("/{path*}", new StaticPages(pages)),
                    List.of(HttpListening.plain(at(turn))));
            if (turn.run().atEnd(server)) return;
            server.close();
            throw new StepFailure("too many servers in one scenario");
        } catch (BindFailure e) {
            throw new StepFailure("to listen at " + turn.text("at"), e.getMessage());
        }
    }

    private static InetSocketAddress at(Turn turn) throws StepFailure {
        String text = turn.text("at");
        try {
            InetSocketAddress at =
                    ProfileReader.replacement(new Settings("at", text), text).address();
            if (at.getAddress() != null && at.getAddress().isLoopbackAddress()) return at;
            throw new StepFailure("a loopback address, such as 127.0.0.1:3000", text);
        } catch (SettingFault e) {
            throw new StepFailure(e.getMessage());
        }
    }
}
