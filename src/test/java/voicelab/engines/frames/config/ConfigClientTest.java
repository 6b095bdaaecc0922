package voicelab.engines.frames.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static voicelab.engines.frames.RecordedArrivals.next;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.FrameServer;
import voicelab.engines.frames.FrameServerSettings;
import voicelab.engines.frames.RecordedArrivals;
import voicelab.engines.frames.TestArrow;
import voicelab.engines.frames.config.server.ConfigDesk;
import voicelab.engines.frames.config.server.ConfigDeskSettings;
import voicelab.engines.frames.config.server.ObjectStore;
import voicelab.net.ArrowFailure;
import voicelab.net.Dialer;
import voicelab.protocols.frames.KvList;

@SuppressWarnings("deprecation") // Netty 4.1's own class; its successor is of 4.2
class ConfigClientTest {
    private static final ConfigLogin LOGIN = ConfigLogin.lab("azure_rm", CfgAppType.GVP_RESOURCE_MANAGER);

    private final NioEventLoopGroup loops = new NioEventLoopGroup(2);
    private final RecordedArrivals arrivals = new RecordedArrivals();
    private final TestArrow arrow = new TestArrow();
    private final ObjectStore store = new ObjectStore(5_000, 1_000_000);
    private final ConfigDesk desk =
            new ConfigDesk(store, ConfigDeskSettings.of(Map.of(ConfigLogin.LAB_USER, ConfigLogin.LAB_PASSWORD)));
    private final FrameServer server = new FrameServer(
            loops, arrivals, FrameServerSettings.of(ConfigClient.PROTOCOL, 1, "gvp-config-server"), desk);
    private final BlockingQueue<String> life = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> changes = new LinkedBlockingQueue<>();
    private InetSocketAddress address;
    private ConfigClient client;
    private int tenant;

    @BeforeEach
    void open() throws Exception {
        address = server.listen(new InetSocketAddress("127.33.0.24", 0));
        tenant = store.create(CfgObject.named(CfgType.TENANT, "Environment")).dbid();
        client = client(LOGIN);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2_000);
        assertEquals(List.of(), List.copyOf(arrivals.bugs));
    }

    @Test
    void objects_are_created_read_changed_and_deleted() throws Exception {
        get(client.start());
        CfgObject draft = profile("IVRAppDefault")
                .withUserProperties(KvList.ofSections(Map.of("gvp.general", Map.of("service-type", "voicexml"))));
        CfgObject created = get(client.create(draft));
        assertEquals(1, created.dbid());
        CfgObject read = get(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.name("IVRAppDefault")))
                .get(0);
        assertEquals(Map.of("service-type", "voicexml"), read.annexSection("gvp.general"));
        CfgObject updated = get(client.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, 1)
                .changeProperties(Map.of("gvp.general", Map.of("service-type", "ccxml")))));
        assertEquals(Map.of("service-type", "ccxml"), updated.annexSection("gvp.general"));
        get(client.delete(CfgType.GVP_IVR_PROFILE, 1));
        assertEquals(List.of(), get(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.ALL)));
    }

    @Test
    void filters_narrow_and_unknown_ones_are_refused() throws Exception {
        get(client.start());
        for (int i = 0; i < 5; i++) store.create(profile("p" + i));
        store.create(CfgObject.named(CfgType.APPLICATION, "mcp-1").with("type", CfgAppType.GVP_MCP));
        store.create(CfgObject.named(CfgType.APPLICATION, "azure_rm").with("type", CfgAppType.GVP_RESOURCE_MANAGER));
        assertEquals(
                List.of("mcp-1"),
                names(client.readObjects(CfgType.APPLICATION, ConfigFilter.appType(CfgAppType.GVP_MCP))));
        assertEquals(List.of("p2"), names(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.dbid(3))));
        assertEquals(
                5,
                names(client.readBrief(CfgType.GVP_IVR_PROFILE, ConfigFilter.tenant(tenant)))
                        .size());
        assertEquals(
                0,
                names(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.tenant(tenant + 1)))
                        .size());
        ConfigFilter odd = ConfigFilter.ALL.and("colour", "red");
        assertEquals(
                ConfigNames.BAD_REQUEST,
                refusal(client.readObjects(CfgType.GVP_IVR_PROFILE, odd)).code());
    }

    @Test
    void a_large_read_comes_in_several_messages_and_arrives_whole() throws Exception {
        get(client.start());
        for (int i = 0; i < 40; i++) store.create(profile("p" + i).with("notes", "x".repeat(20_000)));
        assertEquals(
                40,
                get(client.readObjects(CfgType.GVP_IVR_PROFILE, ConfigFilter.ALL))
                        .size());
        assertTrue(arrow.back.stream()
                        .filter(line -> line.startsWith("EventObjectsRead"))
                        .count()
                > 2);
    }

    @Test
    void a_wrong_password_is_refused_and_reads_with_it() throws Exception {
        try (ConfigClient wrong = client(new ConfigLogin("azure_rm", 149, ConfigLogin.LAB_USER, "wrong"))) {
            wrong.start();
            assertEquals("refused wrong-credentials", next(life));
            assertFalse(wrong.isReady());
            assertEquals(
                    ConfigNames.NOT_AUTHENTICATED,
                    refusal(wrong.readObjects(CfgType.HOST, ConfigFilter.ALL)).code());
        }
    }

    @Test
    void notifications_reach_those_who_asked_for_them_in_order() throws Exception {
        get(client.start());
        ConfigSubscription profiles = client.subscribe(
                ConfigInterest.ofTenant(CfgType.GVP_IVR_PROFILE, tenant), change -> changes.add(told(change)));
        get(profiles.confirmed());
        try (ConfigClient writer = client(LOGIN)) {
            get(writer.start());
            get(writer.create(CfgObject.named(CfgType.HOST, "not asked for")));
            get(writer.create(profile("p")));
            get(writer.update(CfgDelta.of(CfgType.GVP_IVR_PROFILE, 1).set("notes", "n")));
            get(writer.delete(CfgType.GVP_IVR_PROFILE, 1));
            assertEquals("CREATED 1 p", next(changes));
            assertEquals("UPDATED 1 p n", next(changes));
            assertEquals("DELETED 1", next(changes));
            profiles.close();
            get(writer.create(profile("q")));
            get(client.readObjects(CfgType.HOST, ConfigFilter.ALL));
            assertEquals(0, changes.size());
        }
    }

    @Test
    void a_cut_fails_a_read_and_after_mending_subscriptions_are_renewed() throws Exception {
        client.subscribe(ConfigInterest.all(CfgType.GVP_IVR_PROFILE), change -> changes.add(told(change)));
        get(client.start());
        assertEquals("ready", next(life));
        arrow.cut();
        assertEquals("lost " + TestArrow.CUT, next(life));
        ExecutionException why =
                assertThrows(ExecutionException.class, () -> get(client.readObjects(CfgType.HOST, ConfigFilter.ALL)));
        assertInstanceOf(ArrowFailure.class, why.getCause());
        arrow.mend();
        assertEquals("ready", next(life));
        store.create(profile("after the cut"));
        assertEquals("CREATED 1 after the cut", next(changes));
    }

    @Test
    void a_login_whose_answer_is_lost_is_tried_again() throws Exception {
        arrow.dropNext = "EventAuthenticated";
        try (ConfigClient hasty = client(LOGIN, Duration.ofMillis(200))) {
            get(hasty.start());
            assertEquals("lost the login failed: no answer to RequestAuthenticate within 200 ms", next(life));
            assertEquals("ready", next(life));
        }
    }

    @Test
    void in_read_only_mode_reads_go_on_and_writes_are_refused() throws Exception {
        get(client.start());
        desk.readOnly("Connection to Database is lost");
        ConfigFailure refused = refusal(client.create(profile("p")));
        assertEquals(ConfigNames.READ_ONLY, refused.code());
        assertEquals("read-only mode: Connection to Database is lost", refused.getMessage());
        assertEquals(
                1, get(client.readObjects(CfgType.TENANT, ConfigFilter.ALL)).size());
        desk.readOnly("");
        assertEquals(1, get(client.create(profile("p"))).dbid());
    }

    private ConfigClient client(ConfigLogin login) throws Exception {
        return client(login, Duration.ofSeconds(5));
    }

    private ConfigClient client(ConfigLogin login, Duration handshake) throws Exception {
        Dialer dialer = new Dialer(InetAddress.getByName("127.33.0.25"));
        ConfigClientListener listener = new ConfigClientListener() {
            @Override
            public void ready() {
                life.add("ready");
            }

            @Override
            public void lost(String reason) {
                life.add("lost " + reason);
            }

            @Override
            public void refused(ConfigFailure failure) {
                life.add("refused " + failure.code());
            }
        };
        return new ConfigClient(
                loops,
                dialer,
                arrow,
                address,
                login,
                listener,
                ConfigClient.settings(login).withRedial(Duration.ofMillis(50)).withHandshake(handshake));
    }

    private CfgObject profile(String name) {
        return CfgObject.named(CfgType.GVP_IVR_PROFILE, name)
                .with("displayName", name)
                .with("tenantDbid", tenant);
    }

    private static String told(ConfigChange change) {
        String object = change.object()
                .map(now -> " " + now.name()
                        + now.text("notes").map(notes -> " " + notes).orElse(""))
                .orElse("");
        return change.kind() + " " + change.dbid() + object;
    }

    private static List<String> names(CompletableFuture<List<CfgObject>> reading) throws Exception {
        return get(reading).stream().map(CfgObject::name).toList();
    }

    private static ConfigFailure refusal(CompletableFuture<?> future) {
        return assertInstanceOf(
                ConfigFailure.class,
                assertThrows(ExecutionException.class, () -> get(future)).getCause());
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(5, TimeUnit.SECONDS);
    }
}
