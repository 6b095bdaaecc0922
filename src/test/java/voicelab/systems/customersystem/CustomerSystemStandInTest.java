package voicelab.systems.customersystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import voicelab.Lab;
import voicelab.junit.LabTest;

@LabTest(profile = """
        profile: customer
        systems: {customer-system: {listeners: {HTTP: 10080}}}
        """)
class CustomerSystemStandInTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Lab lab;

    CustomerSystemStandInTest(Lab lab) {
        this.lab = lab;
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
        URI uri = URI.create("http://" + lab.variables().get("LAB_CUSTOMER_SYSTEM_HTTP") + path);
        return client.send(request.uri(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String type, String body, String accept) throws Exception {
        return send(
                HttpRequest.newBuilder()
                        .header("Content-Type", type)
                        .header("Accept", accept)
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                "/orders");
    }

    private JsonNode read(String path) throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(), path);
        assertEquals(200, response.statusCode(), response.body());
        return new ObjectMapper().readTree(response.body());
    }

    @Test
    void a_form_from_a_dialog_is_thanked_with_a_page_and_read_back() throws Exception {
        HttpResponse<String> page =
                post("application/x-www-form-urlencoded", "digits=4711&sessionid=S-1", "application/voicexml+xml");
        assertEquals(200, page.statusCode());
        assertEquals(
                "application/voicexml+xml",
                page.headers().firstValue("Content-Type").orElseThrow());
        assertTrue(page.body().contains("<disconnect/>"));
        assertTrue(page.body().contains("<say-as interpret-as=\"digits\">1</say-as>"), page.body());
        assertEquals("S-1", read("/orders/1").get("session").asText());
        assertEquals(1, read("/orders?digits=4711&session=S-1").get("orders").size());
        assertEquals(0, read("/orders?digits=4711&session=S-2").get("orders").size());
    }

    @Test
    void json_is_answered_with_json_to_who_accepts_it() throws Exception {
        HttpResponse<String> created =
                post("application/json", "{\"digits\":\"12#\",\"session\":\"a\"}", "application/json");
        assertEquals(201, created.statusCode());
        assertEquals("/orders/1", created.headers().firstValue("Location").orElseThrow());
        assertEquals("12#", read("/orders/1").get("digits").asText());
    }

    @Test
    void a_bad_order_is_400_with_its_reason_and_leaves_nothing() throws Exception {
        assertEquals(
                "digits must be 1 to 64 of 0-9, A-D, * and #\n",
                post("application/x-www-form-urlencoded", "digits=abc", "*/*").body());
        assertEquals(
                400,
                post("application/x-www-form-urlencoded", "digits=%zz", "*/*").statusCode());
        assertEquals(400, post("application/x-www-form-urlencoded", "", "*/*").statusCode());
        assertEquals(400, post("application/json", "{\"digits\":", "*/*").statusCode());
        assertEquals(400, post("application/json", "[1]", "*/*").statusCode());
        assertEquals(
                400,
                post("application/json", "{\"digits\":\"1\",\"session\":\"a b\"}", "*/*")
                        .statusCode());
        assertEquals(415, post("text/plain", "digits=1", "*/*").statusCode());
        assertEquals(0, read("/orders").get("orders").size());
    }

    @Test
    void orders_are_deleted_and_their_ids_not_given_again() throws Exception {
        post("application/x-www-form-urlencoded", "digits=1", "*/*");
        post("application/x-www-form-urlencoded", "digits=2", "*/*");
        assertEquals(204, send(HttpRequest.newBuilder().DELETE(), "/orders/1").statusCode());
        assertEquals(404, send(HttpRequest.newBuilder().DELETE(), "/orders/1").statusCode());
        assertEquals(404, send(HttpRequest.newBuilder(), "/orders/1").statusCode());
        assertEquals(400, send(HttpRequest.newBuilder(), "/orders/x").statusCode());
        assertEquals(204, send(HttpRequest.newBuilder().DELETE(), "/orders").statusCode());
        assertEquals(0, read("/orders").get("orders").size());
        assertTrue(post("application/x-www-form-urlencoded", "digits=3", "application/json")
                .body()
                .startsWith("{\"id\":3,"));
    }

    @Test
    void reset_forgets_all_orders() throws Exception {
        post("application/x-www-form-urlencoded", "digits=1", "*/*");
        lab.reset();
        assertEquals(0, read("/orders").get("orders").size());
        assertTrue(post("application/x-www-form-urlencoded", "digits=3", "application/json")
                .body()
                .startsWith("{\"id\":1,"));
    }
}
