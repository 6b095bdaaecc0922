package voicelab.scenario;

import java.time.Duration;
import java.util.Optional;
import voicelab.edge.WebDesk;

/** {@code expect: page}. */
final class ExpectPage {
    static final Word WORD = Word.expecting(
                    "page", "a web server answers GET with this; it is asked again until it does", ExpectPage::act)
            .need("of", KeyType.INSTANCE, "a system with an HTTP listener")
            .need("path", KeyType.TEXT, "path and query")
            .may("listener", KeyType.TEXT, "HTTP", WebAsk.LISTENER_ABOUT)
            .may("status", KeyType.COUNT, "200", "the answer that is wanted")
            .may("text", KeyType.TEXT, "what the text contains")
            .within("10s");

    private static final int SHOWN = 200;

    private static final Duration ASK_AGAIN = Duration.ofMillis(100);

    private ExpectPage() {}

    private static void act(Turn turn) throws StepFailure, InterruptedException {
        StepFailure latest;
        do {
            try {
                once(turn);
                return;
            } catch (StepFailure e) {
                latest = e;
            }
            turn.pause(ASK_AGAIN);
        } while (turn.patience().left().compareTo(ASK_AGAIN) > 0);
        throw latest;
    }

    private static void once(Turn turn) throws StepFailure {
        WebDesk.Page page = WebAsk.page(turn);
        Optional<String> text = turn.maybe("text");
        if (text.isEmpty() || page.text().contains(text.get())) return;
        String seen = page.text().replaceAll("\\s+", " ");
        throw new StepFailure(
                "a page that contains \"" + text.get() + "\"",
                seen.length() > SHOWN ? seen.substring(0, SHOWN) + "..." : seen);
    }
}
