package voicelab.systems.gvp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.nio.NioEventLoopGroup;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import voicelab.engines.frames.config.CfgObject;
import voicelab.engines.frames.config.CfgType;
import voicelab.engines.frames.config.ConfigClient;
import voicelab.engines.frames.config.ConfigClientListener;
import voicelab.engines.frames.config.ConfigFilter;
import voicelab.engines.frames.config.ConfigLogin;
import voicelab.faultsyntax.FaultParser;
import voicelab.map.InstanceId;
import voicelab.map.SystemId;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.protocols.frames.KvList;
import voicelab.protocols.sip.SipContent;
import voicelab.protocols.sip.SipPacket;

/** What a call may meet: a user's own web server, a changed configuration, a dead MCP, a silent caller. */
class PlatformTest extends PlatformTestCase {
    @Test
    void a_users_own_web_server_is_asked_directly_with_session_variables() throws Exception {
        Caller.Placed call = call("8001");
        call.up();
        call.call().hangUp();
        String asked = web.asked.get("/keys.vxml");
        assertTrue(asked.contains("CALLIDREF="), asked);
    }

    @Test
    void keys_by_info_fill_the_field_and_exit_values_come_with_the_bye() throws Exception {
        Caller.Placed call = call("8001");
        call.up();
        for (String key : List.of("4", "2"))
            assertEquals(
                    200,
                    call.call()
                            .request(
                                    "INFO",
                                    List.of(),
                                    SipContent.of("application/dtmf-relay", "Signal=" + key + "\r\n"))
                            .get(10, TimeUnit.SECONDS)
                            .status());
        call.hear("Got 42");
        SipPacket bye = call.over();
        assertEquals("digits=42", bye.content().orElseThrow().text());
    }

    @Test
    void a_profile_that_is_created_routes_at_once_and_a_deleted_one_no_more() throws Exception {
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        InetSocketAddress server = new InetSocketAddress(lab.address("gvp-config-server"), 8888);
        try (ConfigClient client = new ConfigClient(
                loops,
                new Dialer(lab.outside(201)),
                Passages.NONE,
                server,
                ConfigLogin.lab("test", 0),
                ConfigClientListener.NONE)) {
            client.start().get(10, TimeUnit.SECONDS);
            assertEquals(404, call("8555").refusal().status());
            int tenant = client.readObjects(CfgType.TENANT, ConfigFilter.ALL)
                    .get(10, TimeUnit.SECONDS)
                    .get(0)
                    .dbid();
            long before = lab.lab().journal().last();
            CfgObject made = client.create(CfgObject.named(CfgType.GVP_IVR_PROFILE, "new")
                            .with("displayName", "new")
                            .with("tenantDbid", tenant)
                            .with("tfn", "8555")
                            .withUserProperties(KvList.ofSections(Map.of(
                                    "gvp.service-prerequisite", Map.of("initial-page-url", PAGES + "keys.vxml")))))
                    .get(10, TimeUnit.SECONDS);
            changed(before);
            Caller.Placed call = call("8555");
            call.up();
            call.call().hangUp();
            before = lab.lab().journal().last();
            client.delete(CfgType.GVP_IVR_PROFILE, made.dbid()).get(10, TimeUnit.SECONDS);
            changed(before);
            assertEquals(404, call("8555").refusal().status());
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }

    private void changed(long after) throws InterruptedException {
        lab.lab()
                .journal()
                .await(after, "the new configuration", e -> e.summary().startsWith("configuration: "), GvpLab.PATIENCE);
    }

    @Test
    void a_cut_towards_the_mcps_is_answered_503_with_retry_after_and_heals() throws Exception {
        lab.lab().faults().set(new FaultParser(lab.lab().map()).parse("gvp-4=cut"));
        SipPacket refusal = call("8001").refusal();
        assertEquals(503, refusal.status());
        assertEquals("5", refusal.header("Retry-After").orElse(""));
        long before = lab.lab().journal().last();
        lab.lab().faults().mend("gvp-4");
        lab.lab()
                .journal()
                .await(before, "an MCP that is back", e -> e.summary().contains("is available"), GvpLab.PATIENCE);
        Caller.Placed call = call("8001");
        call.up();
        call.call().hangUp();
    }

    @Test
    void a_reset_forgets_calls_and_keeps_the_ports() throws Exception {
        Caller.Placed call = call("8001");
        call.up();
        lab.mcpRoom().reset();
        assertEquals(List.of(), lab.mcpRoom().recentCalls());
        Caller.Placed next = call("8001");
        next.up();
        next.call().hangUp();
    }

    @Test
    void a_dead_mcp_is_passed_over() throws Exception {
        InstanceId second = new InstanceId(new SystemId("mcp"), 2);
        assertTrue(lab.lab().rooms().stop(second));
        for (int i = 0; i < 3; i++) {
            Caller.Placed call = call("8001");
            call.up();
            call.call().hangUp();
        }
    }
}
