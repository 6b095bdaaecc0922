package voicelab.scenario;

import java.util.Optional;
import voicelab.edge.WebDesk;

/** {@code expect: page}. */
final class ExpectPage {
    static final Word WORD = Word.expecting("page", "a web server answers GET with this", ExpectPage::act)
            .need("of", KeyType.INSTANCE, "a system with an HTTP listener")
            .need("path", KeyType.TEXT, "path and query")
            .may("status", KeyType.COUNT, "200", "the answer that is wanted")
            .may("text", KeyType.TEXT, "what the text contains")
            .within("10s");

    private static final int SHOWN = 200;

    private ExpectPage() {}

    private static void act(Turn turn) throws StepFailure {
        WebDesk.Page page = WebAsk.page(turn);
        Optional<String> text = turn.maybe("text");
        if (text.isEmpty() || page.text().contains(text.get())) return;
        String seen = page.text().replaceAll("\\s+", " ");
        throw new StepFailure(
                "a page that contains \"" + text.get() + "\"",
                seen.length() > SHOWN ? seen.substring(0, SHOWN) + "..." : seen);
    }
}
