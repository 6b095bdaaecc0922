package voicelab.systems.applicationserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import voicelab.engines.http.JsonBody;
import voicelab.map.SystemId;
import voicelab.net.Hop;
import voicelab.protocols.http.HttpReply;
import voicelab.standin.LabContext;
import voicelab.systems.JsonCalls;

/** Tells the Notification Server of sessions, over mcu-6 and in each session's own lane. */
final class Announcer {
    private static final SystemId NOTIFICATION_SERVER = new SystemId("notification-server");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final LabContext lab;
    private final JsonCalls calls;

    Announcer(LabContext lab) {
        this.lab = lab;
        this.calls = new JsonCalls(lab, "mcu-6", PATIENCE);
    }

    /** The client's address at the Notification Server; empty when none runs in this lab. */
    Optional<String> client(String session) {
        return lab.where(NOTIFICATION_SERVER, "HTTP")
                .map(at -> "http://" + Hop.text(at) + "/lab/v1/clients/" + session);
    }

    /** Where callbacks reach this server; empty when its HTTP listener is switched off. */
    Optional<InetSocketAddress> own() {
        return lab.listen("HTTP");
    }

    /** A session that cannot be announced has failed, with the reason. */
    void announce(VideoSession session) {
        session.lane()
                .add(
                        attempt -> put(session),
                        e -> fail(session, "the Notification Server cannot be reached: " + e.getMessage()));
    }

    private void put(VideoSession session) throws IOException {
        HttpReply reply = calls.send("PUT", url(session), announcement(session));
        if (reply.status() >= 300) fail(session, "the Notification Server refuses the session: " + said(reply));
    }

    private void fail(VideoSession session, String why) {
        if (session.fail(why, lab.clock().instant())) withdraw(session);
    }

    private ObjectNode announcement(VideoSession session) throws IOException {
        InetSocketAddress own = own().orElseThrow(() -> new IOException("the own HTTP listener is switched off"));
        ObjectNode json = JsonBody.object();
        session.wish().write(json);
        json.putObject("mcu").put("id", session.mcu()).put("control", session.control());
        return json.put("callback", "http://" + Hop.text(own) + "/lab/v1/sessions/" + session.id() + "/events");
    }

    /** Takes the session's end to the Notification Server; what it owes is tried again later. */
    void withdraw(VideoSession session) {
        session.lane().add(attempt -> delete(session), e -> fail(session, "not withdrawn: " + e.getMessage()));
    }

    private void delete(VideoSession session) throws IOException {
        HttpReply reply = calls.send("DELETE", url(session), null);
        // 404: it never got there, or is gone already
        if (reply.status() == 404) session.left("", lab.clock().instant());
        if (reply.status() < 300 || reply.status() == 404) session.withdrawn();
        else throw new IOException("the Notification Server answered " + said(reply));
    }

    /** Asks whether the Notification Server still knows a session; one that it does not know has failed. */
    void check(VideoSession session) {
        session.lane()
                .add(
                        attempt -> {
                            if (calls.send("GET", url(session), null).status() == 404)
                                session.fail(
                                        "the Notification Server knows it no more",
                                        lab.clock().instant());
                        },
                        e -> {});
    }

    private String url(VideoSession session) throws IOException {
        return client(session.id()).orElseThrow(() -> new IOException("no notification-server runs in this lab"));
    }

    private static String said(HttpReply reply) {
        String text = reply.text().replaceAll("\\s+", " ").strip();
        return reply.status() + " " + (text.length() > 200 ? text.substring(0, 200) + "..." : text);
    }
}
