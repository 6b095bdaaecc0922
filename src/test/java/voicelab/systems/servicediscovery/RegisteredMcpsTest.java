package voicelab.systems.servicediscovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import voicelab.engines.http.JsonBody;

/** What Consul says, and what is made of it. */
class RegisteredMcpsTest {
    private static RegisteredMcps of(String json) throws IOException {
        return RegisteredMcps.of(JsonBody.read(json.getBytes(StandardCharsets.UTF_8)), "7", 3, 5070);
    }

    private static String entry(String node, String id, String address, String port, String status) {
        return "{\"Node\":{\"Node\":\"" + node + "\",\"Address\":\"10.0.0.1\"},\"Service\":{\"ID\":\"" + id
                + "\",\"Address\":\"" + address + "\",\"Port\":" + port
                + "},\"Checks\":[{\"Status\":\"passing\"},{\"Status\":\""
                + status + "\"}]}";
    }

    @Test
    void the_services_own_address_counts_before_its_nodes() throws IOException {
        RegisteredMcps read = of(
                "[" + entry("n", "a", "10.0.0.9", "6000", "passing") + "," + entry("n", "b", "", "0", "warning") + "]");
        assertEquals(
                List.of(new RegisteredMcp("a", "10.0.0.9", 6000), new RegisteredMcp("b", "10.0.0.1", 5070)),
                read.all());
        assertEquals("7", read.index());
    }

    @Test
    void a_critical_check_of_the_service_or_its_node_takes_it_out() throws IOException {
        assertEquals(
                List.of(),
                of("[" + entry("n", "a", "10.0.0.9", "1", "critical") + "]").all());
    }

    @Test
    void the_same_id_on_another_node_is_another_mcp() throws IOException {
        RegisteredMcps read = of("[" + entry("n1", "a", "10.0.0.8", "1", "passing") + ","
                + entry("n2", "a", "10.0.0.9", "1", "passing") + "]");
        assertEquals(
                List.of("a", "a@n2"),
                read.all().stream().map(RegisteredMcp::name).toList());
    }

    @Test
    void what_says_nowhere_where_it_is_is_left_out_and_told() throws IOException {
        RegisteredMcps read = of("[{},5,null," + entry("n", "a", "10.0.0.9", "70000", "passing") + ","
                + entry("n", "b", "10.0.0.9", "1", "passing") + "]");
        assertEquals(List.of("b"), read.all().stream().map(RegisteredMcp::name).toList());
        assertEquals(4, read.notes().size());
    }

    @Test
    void more_than_the_bound_is_told_and_left_out() throws IOException {
        String one = entry("n", "a", "10.0.0.9", "1", "passing");
        RegisteredMcps read = of("[" + one + "," + one.replace("\"a\"", "\"b\"") + "," + one.replace("\"a\"", "\"c\"")
                + "," + one.replace("\"a\"", "\"d\"") + "]");
        assertEquals(3, read.all().size());
        assertEquals(List.of("more than 3 instances are registered (most-mcps)"), read.notes());
    }

    @Test
    void an_answer_that_is_no_list_is_never_none() {
        assertThrows(IOException.class, () -> of("{}"));
        assertThrows(IOException.class, () -> of("null"));
        assertThrows(IOException.class, () -> of("nonsense"));
    }
}
