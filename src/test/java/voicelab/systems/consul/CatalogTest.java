package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private ConsulLab consul;

    @BeforeEach
    void boot() throws Exception {
        consul = ConsulLab.boot();
    }

    @AfterEach
    void close() {
        consul.close();
    }

    private void far(String id, String tags, String status) throws Exception {
        consul.put("/catalog/register", """
                {"Node":"far","Address":"127.9.9.9","NodeMeta":{"zone":"a"},
                 "Service":{"ID":"%s","Service":"web","Port":81,"Tags":%s,"Meta":{"v":"2"}},
                 "Check":{"CheckID":"c-%s","ServiceID":"%s","Status":"%s"}}""".formatted(id, tags, id, id, status));
    }

    @Test
    void consul_itself_is_in_the_catalog_of_its_one_node() throws Exception {
        JsonNode self = consul.json("/agent/self");
        assertEquals("dc1", self.path("Config").path("Datacenter").asText());
        assertEquals("[\"dc1\"]", consul.json("/catalog/datacenters").toString());
        JsonNode node = consul.json("/catalog/nodes").get(0);
        assertEquals(consul.host(), node.path("Address").asText());
        assertEquals(
                self.path("Config").path("NodeID").asText(), node.path("ID").asText());
        assertEquals(
                "passing",
                consul.json("/health/node/consul").get(0).path("Status").asText());
        assertEquals(1, consul.json("/agent/members").size());
        assertEquals(
                "\"" + consul.host() + ":8300\"", consul.get("/status/leader").body());
        assertEquals(
                1, consul.json("/operator/raft/configuration").path("Servers").size());
        assertEquals(1, consul.json("/coordinate/nodes").size());
    }

    @Test
    void a_foreign_node_is_registered_found_and_removed() throws Exception {
        far("web-1", "[\"v1\",\"blue\"]", "passing");
        far("web-2", "[\"v1\"]", "critical");
        assertEquals(
                "{\"consul\":[],\"web\":[\"blue\",\"v1\"]}",
                consul.json("/catalog/services").toString());
        assertEquals(2, consul.json("/catalog/service/web?tag=v1").size());
        assertEquals(1, consul.json("/catalog/service/web?tag=v1&tag=blue").size());
        JsonNode row = consul.json("/catalog/service/web").get(0);
        assertEquals(
                "far 127.9.9.9 web-1 81 a",
                String.join(
                        " ",
                        row.path("Node").asText(),
                        row.path("Address").asText(),
                        row.path("ServiceID").asText(),
                        row.path("ServicePort").asText(),
                        row.path("NodeMeta").path("zone").asText()));
        assertEquals(2, consul.json("/health/service/web").size());
        assertEquals(1, consul.json("/health/service/web?passing").size());
        assertEquals(2, consul.json("/health/service/web?passing=false").size());
        assertEquals(400, consul.get("/health/service/web?passing=maybe").statusCode());
        assertEquals(1, consul.json("/catalog/nodes?node-meta=zone:a").size());
        assertEquals(0, consul.json("/catalog/service/web?node-meta=zone:b").size());
        assertEquals(2, consul.json("/catalog/node/far").path("Services").size());
        assertEquals(
                2, consul.json("/catalog/node-services/far").path("Services").size());
        assertTrue(consul.json("/catalog/node/none").isNull());
        assertEquals(1, consul.json("/health/state/critical").size());
        consul.put("/catalog/deregister", "{\"Node\":\"far\",\"ServiceID\":\"web-2\"}");
        assertEquals(1, consul.json("/catalog/service/web").size());
        consul.put("/catalog/deregister", "{\"Node\":\"far\",\"CheckID\":\"c-web-1\"}");
        assertEquals(0, consul.json("/health/checks/web").size());
        consul.put("/catalog/deregister", "{\"Node\":\"far\"}");
        assertEquals(1, consul.json("/catalog/nodes").size());
        assertEquals("{\"consul\":[]}", consul.json("/catalog/services").toString());
    }

    @Test
    void a_filter_keeps_what_fits() throws Exception {
        far("web-1", "[\"v1\"]", "passing");
        far("web-2", "[\"v2\"]", "passing");
        String[][] cases = {
            {"Service.ID == \"web-1\"", "1"},
            {"Service.ID == `web-1` or \"v2\" in Service.Tags", "2"},
            {"not Service.Tags contains v2 and Service.Meta.v == 2", "1"},
            {"Service.Meta[\"v\"] != \"2\"", "0"},
            {"Node.Meta.zone matches \"^[ab]$\"", "2"},
            {"(Service.Tags is not empty) and Checks.Status == passing", "2"},
            {"Service.Address is empty", "2"},
        };
        for (String[] each : cases) assertEquals(each[1], "" + filtered(each[0]).size(), each[0]);
        for (String wrong : new String[] {"Service.ID", "==", "a == b c", "(a == b", "any x as y { }", "a ~ b"}) {
            HttpResponse<String> refused = consul.get("/health/service/web?filter=" + encoded(wrong));
            assertEquals(400, refused.statusCode(), wrong);
            assertTrue(refused.body().startsWith("Failed to create boolean expression evaluator"), refused.body());
        }
    }

    private JsonNode filtered(String expression) throws Exception {
        return consul.json("/health/service/web?filter=" + encoded(expression));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_prepared_query_answers_the_healthy_ones() throws Exception {
        far("web-1", "[\"v1\"]", "passing");
        far("web-2", "[\"v1\"]", "critical");
        String body = "{\"Name\":\"q\",\"Service\":{\"Service\":\"web\",\"Tags\":[\"v1\",\"!old\"]}}";
        HttpResponse<String> made = consul.send("POST", "/query", body);
        String id = new ObjectMapper().readTree(made.body()).path("ID").asText();
        assertEquals(1, consul.json("/query").size());
        assertEquals(1, consul.json("/query/q/execute").path("Nodes").size());
        assertEquals(
                "web-1",
                consul.json("/query/" + id + "/execute")
                        .path("Nodes")
                        .get(0)
                        .path("Service")
                        .path("ID")
                        .asText());
        assertEquals(500, consul.send("POST", "/query", body).statusCode());
        consul.put("/query/" + id, body.replace("web", "none"));
        assertEquals(0, consul.json("/query/" + id + "/execute").path("Nodes").size());
        consul.send("DELETE", "/query/" + id, "");
        assertEquals(404, consul.get("/query/" + id).statusCode());
        assertEquals(404, consul.get("/query/q/execute").statusCode());
    }

    @Test
    void events_meant_for_others_are_not_kept() throws Exception {
        consul.put("/event/fire/mine?node=%5Econs", "x");
        consul.put("/event/fire/theirs?node=%5Eother", "x");
        consul.put("/event/fire/nobody?service=web", "x");
        JsonNode events = consul.json("/event/list");
        assertEquals(1, events.size());
        assertEquals("mine", events.get(0).path("Name").asText());
        assertEquals(0, consul.json("/event/list?name=theirs").size());
    }

    @Test
    void another_datacenter_is_out_of_reach() throws Exception {
        for (String path :
                new String[] {"/kv/a", "/catalog/nodes", "/health/service/a", "/session/list", "/event/list"}) {
            HttpResponse<String> refused = consul.get(path + "?dc=dc2");
            assertEquals(
                    "500 No path to datacenter",
                    refused.statusCode() + " " + refused.body().strip(),
                    path);
            assertTrue(consul.get(path + "?dc=dc1").statusCode() != 500, path);
        }
        assertEquals(500, consul.send("PUT", "/kv/a?dc=dc2", "x").statusCode());
    }

    @Test
    void what_is_not_done_says_so() throws Exception {
        assertEquals("401 ACL support disabled", said("GET", "/acl/tokens"));
        assertEquals("401 ACL support disabled", said("PUT", "/acl/bootstrap"));
        assertEquals("501 not implemented: GET /v1/snapshot", said("GET", "/snapshot"));
        assertEquals("501 not implemented: GET /v1/connect/ca/roots", said("GET", "/connect/ca/roots"));
        assertEquals("501 not implemented: PUT /v1/agent/leave", said("PUT", "/agent/leave"));
        assertEquals("404 no such path here: /v1/sing", said("GET", "/sing"));
        HttpResponse<String> refused = consul.send("POST", "/kv/a", "x");
        assertEquals(405, refused.statusCode());
        assertEquals(
                "GET, PUT, DELETE, HEAD", refused.headers().firstValue("Allow").orElseThrow());
        assertEquals(405, consul.send("GET", "/session/create", "").statusCode());
        assertEquals(405, consul.send("GET", "/agent/check/pass/a", "").statusCode());
        assertEquals("404 no such path here: /v1/catalog/sing", said("GET", "/catalog/sing"));
    }

    private String said(String method, String path) throws Exception {
        HttpResponse<String> answer = consul.send(method, path, "");
        return answer.statusCode() + " " + answer.body().strip();
    }

    @Test
    void reads_say_who_leads_and_how_old_they_are() throws Exception {
        HttpResponse<String> read = consul.get("/catalog/nodes?stale&cached&pretty");
        assertEquals("true", read.headers().firstValue("X-Consul-KnownLeader").orElseThrow());
        assertEquals("0", read.headers().firstValue("X-Consul-LastContact").orElseThrow());
        assertEquals("MISS", read.headers().firstValue("X-Cache").orElseThrow());
        assertTrue(read.body().startsWith("[ {\n"), read.body());
        HttpResponse<String> head = consul.send("HEAD", "/catalog/nodes", "");
        assertEquals(200, head.statusCode());
        assertTrue(ConsulLab.index(head) > 0);
    }

    @Test
    void garbage_is_refused_and_leaves_nothing() throws Exception {
        Random random = new Random(7);
        String sample =
                "{\"Name\":\"web\",\"Port\":80,\"Tags\":[\"a\"],\"Check\":{\"TTL\":\"10s\"},\"Meta\":{\"a\":\"b\"}}";
        String[] paths = {
            "/agent/service/register", "/catalog/register", "/session/create", "/txn", "/agent/check/register"
        };
        for (int i = 0; i < 1_500; i++) {
            StringBuilder body = new StringBuilder(sample);
            for (int n = random.nextInt(4); n >= 0; n--)
                body.setCharAt(random.nextInt(body.length()), "{}[]\",:0x\\".charAt(random.nextInt(10)));
            int status =
                    consul.send("PUT", paths[i % paths.length], body.toString()).statusCode();
            assertTrue(status == 200 || status == 400 || status == 500 || status == 501, status + ": " + body);
        }
        assertEquals(0, consul.lab().journal().bugs());
    }
}
