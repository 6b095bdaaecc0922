package voicelab.systems.applicationserver;

import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.protocols.http.HttpReply;

/** What a browser sees at {@code /}. */
record FrontPage(SessionTable sessions, McuFarm farm) implements HttpAnswer {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>Application Server (stand-in)</title></head>
            <body>
            <h1>Application Server of the Video Gateway</h1>
            <p>This is a stand-in. It creates sessions: each calls a phone into a conference on an MCU.
            The page from which a browser takes part comes with the video plane; it is not here yet.</p>
            <ul>
            <li><a href="/lab/v1/sessions">Sessions</a>: %d live, %d in all</li>
            <li><a href="/lab/v1/mcus">MCUs</a>: %d registered</li>
            </ul>
            <p>A session is made with <code>POST /lab/v1/sessions</code> and
            <code>{"displayName":"Ada","kind":"sip","number":"7001","conference":"first"}</code>.</p>
            </body></html>
            """;

    @Override
    public HttpReply answer(Asked asked) {
        String page = PAGE.formatted(
                sessions.live().size(), sessions.all().size(), farm.all().size());
        return HttpReply.of(200, "text/html; charset=utf-8", page).with("Cache-Control", "no-store");
    }
}
