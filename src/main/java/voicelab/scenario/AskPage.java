package voicelab.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import voicelab.edge.WebDesk;

/** {@code do: ask}. */
final class AskPage {
    static final Word WORD = Word.doing("ask", "ask a web server and keep what it says", AskPage::act)
            .need("of", KeyType.INSTANCE, "a system with an HTTP listener")
            .need("path", KeyType.TEXT, "path and query")
            .choice("method", List.of("GET", "PUT", "POST", "DELETE"), "how it is asked")
            .may("body", KeyType.TEXT, "JSON to send along")
            .may("listener", KeyType.TEXT, "HTTP", WebAsk.LISTENER_ABOUT)
            .may("status", KeyType.COUNT, "200", "the answer that is wanted")
            .may("header", KeyType.TEXT, "keep this header instead of the text")
            .may("as", KeyType.NEW_VARIABLE, "the variable that keeps it")
            .within("10s");

    private AskPage() {}

    private static void act(Turn turn) throws StepFailure {
        WebDesk.Page page =
                WebAsk.page(turn, turn.text("method"), turn.maybe("body").orElse(""));
        Optional<String> header = turn.maybe("header");
        String kept = page.text().strip();
        if (header.isPresent()) {
            kept = page.headers().get(header.get().toLowerCase(Locale.ROOT));
            if (kept == null)
                throw new StepFailure(
                        "the header " + header.get(),
                        "headers " + String.join(", ", page.headers().keySet()));
        }
        if (turn.has("as")) turn.save(turn.text("as"), kept);
    }
}
