package voicelab.systems.servicehandler;

import voicelab.engines.http.Asked;
import voicelab.protocols.http.HttpReply;

/** The application of the self-test: says one word and ends. */
final class SelfTestPage {
    static final String PATH = "/lab/v1/self-test.vxml";
    static final String WORD = "ok";

    private static final String PAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form><block><prompt>%s</prompt><exit/></block></form>
            </vxml>
            """.formatted(WORD);

    private SelfTestPage() {}

    static HttpReply answer(Asked asked) {
        return HttpReply.of(200, "application/voicexml+xml", PAGE);
    }
}
