package voicelab.systems.das;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.Page;
import voicelab.engines.http.StaticPages;
import voicelab.protocols.http.HttpReply;

/**
 * The application of the first call. The page's own query is carried on to its prompt, so that a caller who asks for
 * {@code first-call.vxml?tone=440&nonce=x} hears that tone, and the fetch of the prompt is told from any other.
 */
record FirstCall(StaticPages pages) implements HttpAnswer {
    private static final String PATH = "first-call.vxml";
    private static final String PROMPT = "prompt.wav";

    @Override
    public HttpReply answer(Asked asked) throws HttpRefusal {
        Optional<Page> found = pages.find(PATH);
        if (found.isEmpty()) throw new HttpRefusal(404, "no page " + PATH);
        Page page = found.get();
        String query = asked.query().encoded();
        if (query.isEmpty()) return page.answer(asked);
        String text = new String(page.content(), StandardCharsets.UTF_8);
        String carried = text.replace(PROMPT, PROMPT + "?" + query.replace("&", "&amp;"));
        return Page.text(page.mediaType(), carried, page.modified()).answer(asked);
    }
}
