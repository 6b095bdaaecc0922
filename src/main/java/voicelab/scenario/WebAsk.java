package voicelab.scenario;

import java.io.IOException;
import voicelab.edge.WebDesk;

/** What the two steps share that ask a web server from the lab's own host. */
final class WebAsk {
    private WebAsk() {}

    static final String LISTENER_ABOUT = "its listener's name in the map";

    static WebDesk.Page page(Turn turn) throws StepFailure {
        return page(turn, "GET", "");
    }

    /** @param json the body; empty for none */
    static WebDesk.Page page(Turn turn, String method, String json) throws StepFailure {
        String path = turn.text("path");
        if (!path.matches("/[\\x21-\\x7e]{0,2000}"))
            throw new StepFailure("a path begins with / and has no blanks, unlike \"" + path + "\"");
        String of = turn.text("of");
        WebDesk.Page page;
        try {
            page = new WebDesk(turn.lab())
                    .ask(
                            of,
                            turn.text("listener"),
                            method,
                            path,
                            json,
                            turn.patience().left());
        } catch (IOException e) {
            throw new StepFailure(
                    method + " " + path + " of " + of + " answered " + turn.within(), String.valueOf(e.getMessage()));
        }
        int status = turn.count("status");
        if (page.status() != status)
            throw new StepFailure(
                    method + " " + path + " of " + of + " answered " + status, "answered " + page.status());
        return page;
    }
}
