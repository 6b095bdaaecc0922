package voicelab.systems.mcp;

import voicelab.languages.voicexml.PageFailure;

/**
 * What an INVITE is answered when its first page cannot be had. Ours: 404 where the web server says 4xx, 400 where the page is
 * there and is no valid VoiceXML, 500 where it could not be fetched, so that the Resource Manager tries another MCP.
 */
final class FirstPage {
    private static final String HTTP = "error.badfetch.http.";

    private FirstPage() {}

    static int status(PageFailure failure) {
        String event = failure.event();
        if (event.startsWith(HTTP + "4")) return 404;
        if (event.startsWith(HTTP)) return 500;
        if (event.startsWith("error.unsupported") || event.startsWith("error.semantic")) return 400;
        // a bad fetch that names a line of the page has got the page
        return failure.place().matches(".*:[0-9]+") ? 400 : 500;
    }
}
