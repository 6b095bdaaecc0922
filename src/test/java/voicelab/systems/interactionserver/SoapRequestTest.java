package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.net.Hop;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SoapRequestTest {
    private static final String NS = " xmlns=\"http://www.genesyslab.com/interaction\"";
    private static final String SUBMIT = "<Submit" + NS + "><Queue>Inbound.default.Received</Queue><UserData><kvitem>"
            + "<key>k</key><value><ValueInt>5</ValueInt></value></kvitem></UserData></Submit>";

    private final HttpClient http = HttpClient.newHttpClient();
    private ServerUnderTest server;

    @BeforeAll
    void boot() throws Exception {
        server = new ServerUnderTest();
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void the_documented_form_of_a_call_is_understood() throws Exception {
        HttpResponse<String> answer = post("WSCP", "text/xml", envelope(SUBMIT));
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<ixn:RequestResponse><ixn:Extension><ixn:kvitem><ixn:key>InteractionId<"));
    }

    @Test
    void what_is_no_call_is_a_fault_that_says_why() throws Exception {
        fault(400, "Client", "not well-formed", "text/xml", "garbage");
        fault(400, "Client", "DOCTYPE", "text/xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + envelope("<Ping" + NS + "/>"));
        String bomb = "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>";
        fault(400, "Client", "DOCTYPE", "text/xml", bomb);
        fault(
                400,
                "Client",
                "DOCTYPE",
                "text/xml",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>" + envelope("<Ping" + NS + "/>"));
        fault(400, "Client", "nested deeper", "text/xml", "<a>".repeat(100) + "</a>".repeat(100));
        fault(500, "Client", "no SOAP envelope", "text/xml", "<a/>");
        fault(
                500,
                "VersionMismatch",
                "SOAP 1.1",
                "text/xml",
                "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body/></e:Envelope>");
        fault(500, "Client", "one element", "text/xml", envelope(""));
        fault(500, "Client", "namespace", "text/xml", envelope("<Ping/>"));
        fault(500, "Client", "not implemented", "text/xml", envelope("<Transfer" + NS + "/>"));
        fault(500, "Client", "takes no", "text/xml", envelope("<Ping" + NS + "><Queue>q</Queue></Ping>"));
        fault(500, "Client", "32-bit", "text/xml", envelope("<Submit" + NS + "><TenantId>many</TenantId></Submit>"));
        fault(
                500,
                "MustUnderstand",
                "not understood",
                "text/xml",
                envelope("<Ping" + NS + "/>")
                        .replace("<s:Body>", "<s:Header><t s:mustUnderstand='1'/></s:Header><s:Body>"));
        assertEquals(415, post("WSCP", "application/json", "{}").statusCode());
        assertEquals(
                404, post("Nobody", "text/xml", envelope("<Ping" + NS + "/>")).statusCode());
        assertEquals(0, server.lab.journal().bugs());
    }

    @Test
    void the_description_is_told_with_its_own_address_only() throws Exception {
        HttpResponse<String> wsdl = http.send(
                HttpRequest.newBuilder(URI.create(url("WSCP") + "?wsdl")).build(),
                HttpResponse.BodyHandlers.ofString());
        assertEquals(200, wsdl.statusCode());
        assertTrue(wsdl.body().contains("<soap:address location=\"" + url("WSCP") + "\"/>"));
        HttpResponse<String> bare = http.send(
                HttpRequest.newBuilder(URI.create(url("WSCP"))).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(405, bare.statusCode());
        assertEquals("POST", bare.headers().firstValue("Allow").orElse(""));
    }

    @Test
    void a_mutated_call_is_read_or_a_fault_and_never_anything_else() {
        Random random = new Random(3);
        byte[] good = envelope(SUBMIT).getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = good.clone();
            for (int i = random.nextInt(3); i >= 0; i--)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                SoapRequest request = SoapRequest.parse(bytes, 100_000);
                request.list("UserData");
                request.number("TenantId", 1);
                request.date("ReceivedAt");
                read++;
            } catch (SoapFault e) {
                assertTrue(!e.getMessage().isEmpty());
            }
        }
        assertTrue(read > 50, "some must be read: " + read);
        assertThrows(SoapFault.class, () -> SoapRequest.parse(good, 10));
        for (int cut = 0; cut < good.length; cut++) {
            byte[] part = java.util.Arrays.copyOf(good, cut);
            assertThrows(SoapFault.class, () -> SoapRequest.parse(part, 100_000));
        }
    }

    private void fault(int status, String blame, String why, String type, String body) throws Exception {
        HttpResponse<String> answer = post("WSCP", type, body);
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains("<faultcode>SOAP-ENV:" + blame + "</faultcode>"), answer.body());
        assertTrue(answer.body().contains(why), answer.body());
    }

    private static String envelope(String body) {
        return "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" + body
                + "</s:Body></s:Envelope>";
    }

    private String url(String point) {
        return "http://" + Hop.text(server.address("CAPTURE")) + "/Genesys/Interaction/" + point
                + "/WebServiceCapturePoint";
    }

    private HttpResponse<String> post(String point, String type, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url(point)))
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
