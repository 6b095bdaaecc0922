package voicelab.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** VoiceXML pages that are none: the call that wants one ends, with a SIP error or a BYE, and no other call notices. */
class BadPagesIT {
    private static final int PATIENCE_MILLIS = 40_000;

    @RegisterExtension
    static final SharedLab SHARED = new SharedLab();

    @Test
    void a_page_that_is_404_ends_the_call() throws Exception {
        assertCallEnds("http://das/not-there.vxml");
    }

    @Test
    void a_page_that_is_no_xml_ends_the_call() throws Exception {
        assertCallEnds(put("no-xml.vxml", "this is < no & page"));
        assertCallEnds("http://das/prompt.wav");
    }

    @Test
    void a_page_that_goes_round_for_ever_ends_the_call() throws Exception {
        assertCallEnds(put(
                "round.vxml",
                "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\"><form id=\"a\"><block>"
                        + "<goto next=\"#a\"/></block></form></vxml>"));
    }

    @Test
    void a_page_whose_script_never_returns_ends_the_call() throws Exception {
        assertCallEnds(put(
                "script.vxml",
                "<vxml version=\"2.1\" xmlns=\"http://www.w3.org/2001/vxml\"><form><block>"
                        + "<script>while (true) {}</script></block></form></vxml>"));
    }

    @Test
    void a_server_that_never_answers_ends_the_call() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertCallEnds("http://127.0.0.1:" + silent.getLocalPort() + "/page.vxml");
        }
    }

    @Test
    void a_server_that_is_not_there_ends_the_call() throws Exception {
        assertCallEnds("http://127.0.0.1:" + FreeNet.port() + "/page.vxml");
    }

    /** Calls the page at MCP, where no other rule stands before it, acknowledges a 200 and waits for the end. */
    private static void assertCallEnds(String page) throws Exception {
        InetSocketAddress mcp = SHARED.lab().at("MCP_SIP_UDP");
        String uri = "sip:dialog@" + SHARED.lab().text("MCP_SIP_UDP") + ";voicexml=" + page;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            String invite = SipText.invite(uri, "UDP", SipText.OFFER)
                    .replace("127.0.0.1:9", "127.0.0.1:" + socket.getLocalPort());
            send(socket, mcp, invite);
            for (String heard = hear(socket); !heard.startsWith("BYE "); heard = hear(socket)) {
                if (heard.matches("(?s)SIP/2\\.0 [3-6]...*")) return;
                if (!heard.startsWith("SIP/2.0 200 ")) continue;
                String to = heard.lines()
                        .filter(line -> line.startsWith("To:"))
                        .findFirst()
                        .orElseThrow();
                String head = invite.substring(0, invite.indexOf("Content-Type"));
                String ack = head.replace("INVITE", "ACK").replaceFirst("(?m)^To:.*$", to);
                send(socket, mcp, ack + "Content-Length: 0\r\n\r\n");
            }
        } catch (SocketTimeoutException e) {
            fail(page + ": the call goes on", e);
        }
    }

    private static void send(DatagramSocket socket, InetSocketAddress to, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static String hear(DatagramSocket socket) throws IOException {
        DatagramPacket heard = new DatagramPacket(new byte[65_535], 65_535);
        socket.receive(heard);
        return new String(heard.getData(), 0, heard.getLength(), StandardCharsets.UTF_8);
    }

    private static String put(String name, String page) throws IOException, InterruptedException {
        HttpRequest put = HttpRequest.newBuilder(
                        URI.create("http://" + SHARED.lab().text("DAS_HTTP") + "/lab/pages/" + name))
                .header("Content-Type", "application/voicexml+xml")
                .PUT(HttpRequest.BodyPublishers.ofString(page))
                .build();
        int status = HttpClient.newHttpClient()
                .send(put, HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertTrue(status / 100 == 2, "PUT " + name + ": " + status);
        return "http://das/" + name;
    }
}
