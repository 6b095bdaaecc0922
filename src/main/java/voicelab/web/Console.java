package voicelab.web;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import voicelab.Lab;
import voicelab.engines.http.Asked;
import voicelab.engines.http.HttpAnswer;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpListening;
import voicelab.engines.http.HttpRefusal;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.HttpWorker;
import voicelab.engines.http.PathTable;
import voicelab.net.Arrivals;
import voicelab.net.BindFailure;
import voicelab.net.FrontDoor;
import voicelab.net.Hop;
import voicelab.protocols.Parcel;

/** The JSON API of one lab. Every request must carry the token and name the console itself as its host. */
public final class Console implements AutoCloseable {
    /** Ours, on the lab's own host. */
    public static final int PORT = 7000;

    private static final int TOKEN_BYTES = 24;

    /** Requests are small and come from this machine: who takes longer is slow on purpose. */
    private static final HttpBounds BOUNDS = HttpBounds.USUAL
            .withMaxBodyBytes(64 * 1024)
            .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(60));

    private final HttpServer server;
    private final InetSocketAddress address;
    private final String token;

    private Console(HttpServer server, InetSocketAddress address, String token) {
        this.server = server;
        this.address = address;
        this.token = token;
    }

    /** @throws BindFailure when the lab's own host cannot listen there */
    public static Console open(Lab lab) throws BindFailure {
        return open(lab, false);
    }

    /**
     * @param outside whether requests may come by any host name: behind a published port nobody knows its own
     * @throws BindFailure when the lab's own host cannot listen there
     */
    public static Console open(Lab lab, boolean outside) throws BindFailure {
        InetSocketAddress address = new InetSocketAddress(lab.plan().net().lab(), PORT);
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        String token = HexFormat.of().formatHex(secret);
        HttpWorker worker = lab.running()
                .shared(
                        HttpWorker.class,
                        () -> HttpWorker.start("http", lab.running().clock()));
        Guard guard = new Guard(token, Hop.text(address), outside);
        HttpServer server = HttpServer.open(
                worker,
                new Deaf(lab),
                BOUNDS,
                PathTable.lazily(() -> ApiTable.of(lab, guard::wrap)),
                List.of(HttpListening.plain(address)));
        return new Console(server, address, token);
    }

    public InetSocketAddress address() {
        return address;
    }

    /** The console as a leaf of a front door. */
    public FrontDoor.Leaf leaf() {
        return new FrontDoor.Leaf("console", "tcp", PORT, address);
    }

    public String token() {
        return token;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Lets in who knows the token; a browser of another origin does not, whatever it is made to send. */
    record Guard(String token, String host, boolean anyHost) {
        HttpAnswer wrap(HttpAnswer answer) {
            return asked -> {
                check(asked);
                return answer.answer(asked);
            };
        }

        private void check(Asked asked) throws HttpRefusal {
            String given = asked.request().headers().first("Authorization").orElse("");
            byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
            if (!MessageDigest.isEqual(wanted, given.getBytes(StandardCharsets.UTF_8)))
                throw new HttpRefusal(401, "the token printed at boot is wanted: Authorization: Bearer TOKEN");
            String asHost = asked.request().headers().first("Host").orElse("");
            if (!anyHost && !asHost.equals(host))
                throw new HttpRefusal(403, "this console is " + host + ", not " + asHost);
            String origin = asked.request().headers().first("Origin").orElse("");
            if (!origin.isEmpty() && !origin.equals("http://" + asHost))
                throw new HttpRefusal(403, "no requests from " + origin);
        }
    }

    /** The console's own traffic is no part of the platform: only bugs are noted. */
    private record Deaf(Lab lab) implements Arrivals {
        @Override
        public void arrived(Parcel parcel, Hop hop) {}

        @Override
        public void malformed(Hop hop, String protocol, String problem) {}

        @Override
        public void unsupported(Hop hop, String protocol, String what) {}

        @Override
        public void bug(String where, Throwable error) {
            lab.journal().note(voicelab.journal.Kind.BUG, "", "lab", "", "console, " + where + ": " + error);
        }
    }
}
