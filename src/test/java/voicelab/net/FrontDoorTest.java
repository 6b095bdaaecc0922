package voicelab.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The front door: bytes cross both ways, from the lab's own host, and a busy port is a line. */
class FrontDoorTest {
    private static final String DOOR = "127.37.9.5";
    private static final List<InetAddress> AT = FrontAddresses.of(DOOR);

    private final NioEventLoopGroup loops = new NioEventLoopGroup(1);
    private InetAddress own;
    private InetAddress room;
    private FrontDoor door;

    @BeforeEach
    void open() throws IOException {
        own = InetAddress.getByAddress(new byte[] {127, 37, 9, 1});
        room = InetAddress.getByAddress(new byte[] {127, 37, 9, 6});
        door = new FrontDoor(loops, own);
    }

    @AfterEach
    void close() {
        door.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private static FrontDoor.Leaf leaf(String transport, int port, InetSocketAddress to) {
        return new FrontDoor.Leaf("das", transport, port, to);
    }

    @Test
    void a_stream_crosses_both_ways_whole_and_its_end_too() throws Exception {
        byte[] much = new byte[3_000_000];
        new Random(3).nextBytes(much);
        try (ServerSocket server = new ServerSocket(0, 8, room)) {
            int port = server.getLocalPort();
            InetSocketAddress to = new InetSocketAddress(room, port);
            assertEquals(Optional.empty(), door.open(AT, leaf("tcp", port, to)));
            CompletableFuture<String> from = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().transferTo(socket.getOutputStream());
                    return socket.getInetAddress().getHostAddress();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (Socket outside = new Socket(DOOR, port)) {
                CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
                    try {
                        outside.getOutputStream().write(much);
                        outside.shutdownOutput();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
                assertArrayEquals(much, outside.getInputStream().readAllBytes());
                sent.get(5, TimeUnit.SECONDS);
            }
            assertEquals(own.getHostAddress(), from.get(5, TimeUnit.SECONDS));
        }
    }

    @Test
    void each_peer_of_a_datagram_leaf_gets_its_own_answers() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, room);
                DatagramSocket a = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 37, 9, 7}));
                DatagramSocket b = new DatagramSocket(0, InetAddress.getByAddress(new byte[] {127, 37, 9, 8}))) {
            int port = server.getLocalPort();
            InetSocketAddress at = new InetSocketAddress(DOOR, port);
            assertEquals(Optional.empty(), door.open(AT, leaf("udp", port, new InetSocketAddress(room, port))));
            for (DatagramSocket socket : new DatagramSocket[] {server, a, b}) socket.setSoTimeout(5_000);
            a.send(new DatagramPacket(new byte[] {'a'}, 1, at));
            DatagramPacket fromA = received(server);
            b.send(new DatagramPacket(new byte[] {'b'}, 1, at));
            DatagramPacket fromB = received(server);
            assertTrue(fromA.getPort() != fromB.getPort());
            server.send(new DatagramPacket("to b".getBytes(StandardCharsets.UTF_8), 4, fromB.getSocketAddress()));
            server.send(new DatagramPacket("to a".getBytes(StandardCharsets.UTF_8), 4, fromA.getSocketAddress()));
            assertEquals("to a", text(received(a)));
            assertEquals("to b", text(received(b)));
            assertEquals(own, fromA.getAddress());
        }
    }

    private static DatagramPacket received(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[100], 100);
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    @Test
    void a_busy_port_is_a_line_and_closing_gives_every_port_back_at_once() throws Exception {
        for (int round = 0; round < 20; round++) busyThenFree();
    }

    private void busyThenFree() throws Exception {
        InetAddress at = InetAddress.getByName(DOOR);
        int port;
        try (ServerSocket busy = new ServerSocket(0, 8, at)) {
            port = busy.getLocalPort();
            Optional<String> line = door.open(AT, leaf("tcp", port, new InetSocketAddress(room, port)));
            assertEquals(
                    "front door: " + DOOR + ":" + port + "/tcp is busy, skipped (das is at 127.37.9.6:" + port + ")",
                    line.orElseThrow());
        }
        assertEquals(Optional.empty(), door.open(AT, leaf("tcp", port, new InetSocketAddress(room, port))));
        assertEquals(1, door.size());
        door.close();
        assertEquals(0, door.size());
        new ServerSocket(port, 8, at).close();
    }

    @Test
    void a_leaf_opens_on_each_address_and_a_busy_one_is_told_once() throws Exception {
        List<InetAddress> two = FrontAddresses.of(DOOR + ",127.37.9.7,127.37.9.8");
        try (ServerSocket server = new ServerSocket(0, 8, room);
                ServerSocket busy = new ServerSocket(server.getLocalPort(), 1, two.get(1))) {
            int port = busy.getLocalPort();
            Optional<String> trouble = door.open(two, leaf("tcp", port, new InetSocketAddress(room, port)));
            assertTrue(trouble.orElseThrow().contains("127.37.9.7:" + port + "/tcp is busy"), trouble::toString);
            assertEquals(2, door.size());
            for (int i : new int[] {0, 2})
                try (Socket outside = new Socket(two.get(i), port);
                        Socket inside = server.accept()) {
                    outside.getOutputStream().write(7);
                    assertEquals(7, inside.getInputStream().read());
                }
        }
    }
}
