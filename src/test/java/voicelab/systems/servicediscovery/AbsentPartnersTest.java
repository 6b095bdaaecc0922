package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import voicelab.edge.WebDesk;

/** What Service Discovery does while Consul or the Configuration Server is away, or takes nothing. */
class AbsentPartnersTest extends DiscoveryTestCase {
    @Test
    void without_consul_nothing_is_deleted_and_health_says_so() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("consul");
        long since = it.mark();
        it.move(60);
        it.await(since, "sync failed");
        WebDesk.Page health = it.health();
        assertEquals(503, health.status());
        assertTrue(health.text().contains("\"reason\""), health.text());
        assertEquals(OWN, it.mcps());
        it.start("consul"); // empty: it keeps no state here, and the next sync comes before the next registrations
        since = it.mark();
        IOException left = assertThrows(IOException.class, () -> it.sync(), "one sync is left out");
        assertTrue(left.getMessage().contains("Consul has begun anew"), left.getMessage());
        assertEquals(OWN, it.mcps());
        it.move(10); // the Service Handlers' next registrations
        awaitCheck("mcp", "passing");
        awaitCheck("mcp-2", "passing");
        it.sync();
        assertEquals(OWN, it.mcps());
        assertEquals(200, it.health().status());
    }

    @Test
    void a_read_only_configuration_server_is_told_and_caught_up_with() throws Exception {
        it.lab.running().clock().freeze();
        it.register("late", "127.41.1.213", 5070, "");
        long since = it.mark();
        it.lab.fault("gvp-17=cut");
        it.await(since, "Connection to Database");
        it.move(60);
        it.await(since, "sync failed");
        assertEquals(503, it.health().status());
        assertEquals(OWN, it.mcps());
        since = it.mark();
        it.lab.faults().mendAll();
        it.await(since, "holds");
        it.move(60);
        it.await(since, "added late");
        assertEquals(200, it.health().status());
    }

    @Test
    void a_configuration_server_that_was_away_is_caught_up_with_at_once() throws Exception {
        it.lab.running().clock().freeze();
        it.stop("gvp-config-server");
        long since = it.mark();
        it.move(60);
        it.await(since, "sync failed: the Configuration Server cannot be reached");
        assertEquals(503, it.health().status());
        since = it.mark();
        it.start("gvp-config-server");
        it.await(since, "sync: 2 MCPs"); // the lab's time stands still
        assertEquals(200, it.health().status());
        assertEquals(OWN, it.mcps());
    }
}
