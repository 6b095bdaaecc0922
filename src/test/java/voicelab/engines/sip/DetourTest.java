package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.net.Hop;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** A dialog whose proxy dies: caller .1, callee .2, proxies .3 and .4 that stand in for each other. */
class DetourTest {
    private static final Function<SipPeer, List<SipPeer>> PAIR = peer -> {
        if (peer.address().equals(SipHouse.at(3, 5060))) return List.of(SipHouse.peer(4, Transport.TCP));
        if (peer.address().equals(SipHouse.at(4, 5060))) return List.of(SipHouse.peer(3, Transport.TCP));
        return List.of();
    };

    private final SipHouse house = new SipHouse();
    private final Events callerSees = new Events();
    private final Events calleeSees = new Events() {
        @Override
        public boolean request(Call call, ServerTransaction request) {
            if (request.request().is("INFO")) request.respond(200);
            if (request.request().is("INVITE")) request.respond(SipReply.of(200).body(SipContent.sdp("v=0 again")));
            return request.request().is("INFO") || request.request().is("INVITE");
        }
    };
    private final AtomicReference<Call> came = new AtomicReference<>();
    private final BlockingQueue<String> survivorSaw = new LinkedBlockingQueue<>();
    private UserAgent caller;

    @BeforeEach
    void open() throws Exception {
        SipNode callee = house.node(2, SipHouse.QUICK).instead(PAIR);
        UserAgent agent = new UserAgent(callee, "callee");
        callee.handle(transaction -> {
                    if (!transaction.request().is("INVITE")) return false;
                    came.set(agent.incoming(transaction, calleeSees));
                    came.get().answer(SipContent.sdp("v=0 answer"));
                    return true;
                })
                .listen(SipHouse.at(2, 5060), Transport.TCP);
        caller = new UserAgent(
                house.node(1, SipHouse.QUICK).instead(PAIR).listen(SipHouse.at(1, 5060), Transport.TCP), "caller");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private SipNode proxy(int octet, BlockingQueue<String> saw) throws Exception {
        SipNode node = house.node(octet, SipHouse.QUICK.forProxy());
        Proxy proxy = new Proxy(node)
                .alsoFor(address -> !PAIR.apply(SipPeer.tcp(address)).isEmpty());
        node.handle(new SipHandler() {
            @Override
            public boolean request(ServerTransaction transaction) {
                saw.add(transaction.request().method());
                if (transaction.request().toTag() != null) proxy.follow(transaction);
                else
                    proxy.forward(
                            transaction,
                            ProxyTarget.to(SipHouse.peer(2, Transport.TCP)).record(""));
                return true;
            }

            @Override
            public void ack(SipPacket ack, Hop hop) {
                saw.add("ACK");
            }
        });
        return node.listen(SipHouse.at(octet, 5060), Transport.TCP);
    }

    private Call call() {
        return caller.call(
                SipOrder.invite("sip:8001@lab")
                        .via(SipHouse.peer(3, Transport.TCP))
                        .sdp("v=0 offer"),
                callerSees);
    }

    @Test
    void a_dialog_goes_on_both_ways_when_the_proxy_of_its_route_is_gone() throws Exception {
        SipNode first = proxy(3, new LinkedBlockingQueue<>());
        proxy(4, survivorSaw);
        Call call = call();
        assertEquals("answered v=0 answer", callerSees.next());
        assertEquals("acknowledged", calleeSees.next());

        first.close();

        assertEquals(
                200,
                call.request("INFO", List.of(), null).get(5, TimeUnit.SECONDS).status());
        assertEquals(
                501,
                came.get()
                        .request("INFO", List.of(), null)
                        .get(5, TimeUnit.SECONDS)
                        .status());
        assertEquals(
                200,
                call.reoffer(SipContent.sdp("v=0 more"))
                        .get(5, TimeUnit.SECONDS)
                        .status());
        assertEquals("reacknowledged", calleeSees.next());
        assertEquals(
                200, came.get().bye(List.of(), null).get(5, TimeUnit.SECONDS).status());
        assertEquals("ended", callerSees.next());
        // the ACK of the first INVITE comes again when its connection breaks soon after it
        survivorSaw.removeIf("ACK"::equals);
        assertEquals(List.of("INFO", "INFO", "INVITE", "BYE"), List.copyOf(survivorSaw));
    }

    @Test
    void with_both_gone_the_request_fails_once_and_the_dialog_is_not_hurt_by_the_wait() throws Exception {
        SipNode first = proxy(3, new LinkedBlockingQueue<>());
        SipNode second = proxy(4, survivorSaw);
        Call call = call();
        assertEquals("answered v=0 answer", callerSees.next());
        first.close();
        second.close();
        SipPacket failed = call.request("INFO", List.of(), null).get(5, TimeUnit.SECONDS);
        assertEquals(503, failed.status());
        assertEquals(Call.State.ANSWERED, call.state());
    }

    @Test
    void an_ack_whose_connection_breaks_behind_it_is_sent_again_by_the_other_way() throws Exception {
        proxy(4, survivorSaw);
        CompletableFuture<Void> dying = new CompletableFuture<>();
        try (ServerSocket proxy = new ServerSocket(5060, 5, InetAddress.getByName("127.32.0.3"))) {
            Thread thread = new Thread(() -> {
                try (Socket one = proxy.accept()) {
                    String invite = read(one.getInputStream());
                    one.getOutputStream().write(answer(invite));
                    read(one.getInputStream()); // the ACK was read, and went no further
                    one.setSoLinger(true, 0);
                    dying.complete(null);
                } catch (java.io.IOException e) {
                    dying.completeExceptionally(e);
                }
            });
            thread.start();
            call();
            assertEquals("answered v=0", callerSees.next());
            dying.get(5, TimeUnit.SECONDS);
            assertEquals("ACK", SipHouse.take(survivorSaw));
            thread.join();
        }
    }

    private static String read(InputStream in) throws java.io.IOException {
        byte[] bytes = new byte[8_192];
        int length = in.read(bytes);
        return new String(bytes, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    }

    private static byte[] answer(String invite) {
        StringBuilder text = new StringBuilder("SIP/2.0 200 OK\r\n");
        for (String line : invite.split("\r\n")) {
            if (line.isEmpty()) break;
            if (line.matches("(Via|From|Call-ID|CSeq):.*")) text.append(line).append("\r\n");
            if (line.startsWith("To:")) text.append(line).append(";tag=far\r\n");
        }
        text.append("Record-Route: <sip:127.32.0.3:5060;transport=tcp;lr>\r\n")
                .append("Contact: <sip:127.32.0.2:5060;transport=tcp>\r\n")
                .append("Content-Type: application/sdp\r\nContent-Length: 3\r\n\r\nv=0");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
