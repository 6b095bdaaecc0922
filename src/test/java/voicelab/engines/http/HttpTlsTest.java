package voicelab.engines.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import voicelab.net.Gate;
import voicelab.protocols.http.HttpReply;

class HttpTlsTest {
    private static final String HERE = "127.35.0.40";
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private final Witness witness = new Witness();
    private final Gate gate = new Gate();
    private HttpWorker worker;
    private HttpServer server;
    private SSLContext tls;

    @BeforeEach
    void open() throws Exception {
        tls = context();
        worker = HttpWorker.start("tls-http", Clock.systemUTC());
        server = HttpServer.open(
                worker,
                witness,
                HttpBounds.USUAL,
                PathTable.EMPTY.get(
                        "/who", asked -> HttpReply.text(200, asked.request().uri())),
                List.of(HttpListening.tls(new InetSocketAddress(HERE, 0), tls)));
    }

    @AfterEach
    void close() {
        server.close();
        assertEquals(0, server.connectionCount());
        worker.close();
    }

    private SSLContext context() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-dname",
                        "CN=das",
                        "-ext",
                        "san=ip:" + HERE,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    private CloseableHttpClient client(SSLContext trust) throws IOException {
        return GatedHttp.plain(HttpClientBuilder.create())
                .setConnectionManager(GatedHttp.pool(
                        InetAddress.getByName("127.35.0.41"), gate, SystemDefaultDnsResolver.INSTANCE, trust))
                .build();
    }

    private String url() {
        return "https://" + HERE + ":" + server.addresses().get(0).getPort() + "/who";
    }

    @Test
    void a_tls_listener_answers_and_sees_the_callers_own_address() throws Exception {
        try (CloseableHttpClient client = client(tls)) {
            HttpGet get = new HttpGet(url());
            assertEquals(url(), client.execute(get, reply -> EntityUtils.toString(reply.getEntity())));
            assertEquals(
                    "127.35.0.41", witness.hops.take().remote().getAddress().getHostAddress());
        }
    }

    @Test
    void who_does_not_trust_the_certificate_fails_and_the_listener_stays_well() throws Exception {
        try (CloseableHttpClient client = client(null)) {
            assertThrows(
                    javax.net.ssl.SSLException.class,
                    () -> client.execute(new HttpGet(url()), reply -> reply.getCode()));
        }
        try (RawClient plain = new RawClient("127.35.0.41", server.addresses().get(0))) {
            plain.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").rest();
        }
        try (CloseableHttpClient client = client(tls)) {
            assertTrue(client.execute(new HttpGet(url()), reply -> reply.getCode()) == 200);
        }
    }
}
