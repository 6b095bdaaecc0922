package voicelab.systems.consul;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyValueTest {
    private ConsulLab consul;

    @BeforeEach
    void boot() throws Exception {
        consul = ConsulLab.boot();
    }

    @AfterEach
    void close() {
        consul.close();
    }

    @Test
    void a_value_is_read_back_in_base64_and_raw() throws Exception {
        assertEquals("true", consul.put("/kv/tenants/a?flags=18446744073709551615", "{\"x\":1}"));
        JsonNode row = consul.json("/kv/tenants/a").get(0);
        assertEquals("tenants/a", row.path("Key").asText());
        assertEquals("{\"x\":1}", new String(row.path("Value").binaryValue(), "UTF-8"));
        assertEquals("18446744073709551615", row.path("Flags").asText());
        assertEquals("{\"x\":1}", consul.get("/kv/tenants/a?raw").body());
        assertTrue(consul.json("/kv/tenants/a").get(0).path("Session").isMissingNode());
    }

    @Test
    void an_empty_value_is_null() throws Exception {
        consul.put("/kv/e", "");
        assertTrue(consul.json("/kv/e").get(0).path("Value").isNull());
        assertEquals("", consul.get("/kv/e?raw").body());
    }

    @Test
    void a_missing_key_is_404_without_a_body_and_with_an_index() throws Exception {
        HttpResponse<String> missing = consul.get("/kv/none");
        assertEquals(404, missing.statusCode());
        assertEquals("", missing.body());
        assertTrue(ConsulLab.index(missing) > 0);
        assertEquals(404, consul.get("/kv/none?recurse").statusCode());
        assertEquals(404, consul.get("/kv/none?keys").statusCode());
        assertEquals(400, consul.get("/kv/").statusCode());
    }

    @Test
    void folders_are_listed_as_trees_keys_and_up_to_a_separator() throws Exception {
        for (String key : new String[] {"a/1", "a/2", "a/b/3", "ab"}) consul.put("/kv/" + key, key);
        assertEquals(3, consul.json("/kv/a/?recurse").size());
        assertEquals(4, consul.json("/kv/?recurse").size());
        assertEquals(
                "[\"a/1\",\"a/2\",\"a/b/\"]",
                consul.json("/kv/a/?keys&separator=/").toString());
        assertEquals("true", consul.send("DELETE", "/kv/a/?recurse", "").body());
        assertEquals("[\"ab\"]", consul.json("/kv/?keys").toString());
    }

    @Test
    void check_and_set_takes_only_the_index_it_names() throws Exception {
        assertEquals("true", consul.put("/kv/c?cas=0", "1"));
        assertEquals("false", consul.put("/kv/c?cas=0", "2"));
        long index = consul.json("/kv/c").get(0).path("ModifyIndex").asLong();
        assertEquals("false", consul.put("/kv/c?cas=" + (index + 1), "2"));
        assertEquals("true", consul.put("/kv/c?cas=" + index, "2"));
        assertEquals("false", consul.send("DELETE", "/kv/c?cas=" + index, "").body());
        long now = consul.json("/kv/c").get(0).path("ModifyIndex").asLong();
        assertEquals("true", consul.send("DELETE", "/kv/c?cas=" + now, "").body());
        assertEquals(404, consul.get("/kv/c").statusCode());
    }

    @Test
    void the_same_value_again_does_not_move_the_index() throws Exception {
        consul.put("/kv/same", "1");
        long index = ConsulLab.index(consul.get("/kv/same"));
        consul.put("/kv/same", "1");
        assertEquals(index, ConsulLab.index(consul.get("/kv/same")));
        consul.put("/kv/same", "2");
        assertTrue(ConsulLab.index(consul.get("/kv/same")) > index);
    }

    @Test
    void more_than_512_kilobytes_are_refused_in_consuls_words() throws Exception {
        assertEquals("true", consul.put("/kv/big", "x".repeat(512 * 1024)));
        HttpResponse<String> refused = consul.send("PUT", "/kv/big", "x".repeat(512 * 1024 + 1));
        assertEquals(413, refused.statusCode());
        assertTrue(refused.body().startsWith("Request body(524289 bytes) too large, max size: 524288 bytes."));
    }

    @Test
    void flags_that_exclude_each_other_are_400() throws Exception {
        assertEquals(400, consul.send("PUT", "/kv/k?cas=1&acquire=x", "").statusCode());
        assertEquals(400, consul.send("DELETE", "/kv/k?cas=1&recurse", "").statusCode());
        assertEquals(400, consul.send("PUT", "/kv/k?flags=-1", "").statusCode());
        assertEquals(400, consul.get("/kv/k?index=x").statusCode());
        assertEquals(400, consul.get("/kv/k?wait=1y").statusCode());
    }

    @Test
    void a_transaction_is_done_whole_or_not_at_all() throws Exception {
        consul.put("/kv/t/old", "1");
        String both = "[{\"KV\":{\"Verb\":\"set\",\"Key\":\"t/a\",\"Value\":\"YQ==\"}},"
                + "{\"KV\":{\"Verb\":\"%s\",\"Key\":\"t/old\",\"Index\":99999}}]";
        HttpResponse<String> failed = consul.send("PUT", "/txn", both.formatted("check-index"));
        assertEquals(409, failed.statusCode());
        JsonNode body = new ObjectMapper().readTree(failed.body());
        assertTrue(body.path("Results").isNull());
        assertEquals(1, body.path("Errors").get(0).path("OpIndex").asInt());
        assertEquals(404, consul.get("/kv/t/a").statusCode());
        JsonNode done = new ObjectMapper().readTree(consul.put("/txn", both.formatted("get")));
        assertTrue(done.path("Results").get(0).path("KV").path("Value").isNull());
        assertEquals(
                "MQ==", done.path("Results").get(1).path("KV").path("Value").asText());
        assertEquals("a", consul.get("/kv/t/a?raw").body());
    }

    @Test
    void a_transaction_that_is_not_about_keys_is_501() throws Exception {
        HttpResponse<String> refused = consul.send("PUT", "/txn", "[{\"Node\":{\"Verb\":\"set\"}}]");
        assertEquals(501, refused.statusCode());
        assertTrue(refused.body().contains("Node"), refused.body());
        assertEquals(400, consul.send("PUT", "/txn", "{}").statusCode());
        assertEquals(
                400,
                consul.send("PUT", "/txn", "[{\"KV\":{\"Verb\":\"set\",\"Value\":\"?\"}}]")
                        .statusCode());
        assertEquals(
                409,
                consul.send("PUT", "/txn", "[{\"KV\":{\"Verb\":\"sing\",\"Key\":\"a\"}}]")
                        .statusCode());
    }

    @Test
    void reset_forgets_the_keys_and_the_index_goes_on() throws Exception {
        consul.put("/kv/gone", "1");
        long index = ConsulLab.index(consul.get("/kv/gone"));
        consul.lab().reset();
        HttpResponse<String> gone = consul.get("/kv/gone");
        assertEquals(404, gone.statusCode());
        assertTrue(ConsulLab.index(gone) > index);
        assertFalse(consul.json("/catalog/services").path("consul").isMissingNode());
    }
}
