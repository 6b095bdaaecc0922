package voicelab.systems.interactionserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.Service;
import java.net.URI;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.frames.SpecClient;
import voicelab.net.Hop;
import voicelab.systems.interactionserver.soapclient.Calls;
import voicelab.systems.interactionserver.soapclient.CapturePort;
import voicelab.systems.interactionserver.soapclient.Failure;
import voicelab.systems.interactionserver.soapclient.Kv;

/** Apache CXF, made from the WSDL that the capture point serves, checks every message of both ways against its schema. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapturePointCxfTest {
    private ServerUnderTest server;
    private CapturePort port;

    @BeforeAll
    void boot() throws Exception {
        server = new ServerUnderTest();
        port = port("WSCP");
    }

    @AfterAll
    void close() {
        server.close();
    }

    private CapturePort port(String point) throws Exception {
        String url = "http://" + Hop.text(server.address("CAPTURE")) + "/Genesys/Interaction/" + point
                + "/WebServiceCapturePoint";
        Service service = Service.create(
                URI.create(url + "?wsdl").toURL(), new QName(CapturePort.NAMESPACE, "WebServiceCapturePoint"));
        CapturePort made = service.getPort(CapturePort.class);
        BindingProvider provider = (BindingProvider) made;
        provider.getRequestContext().put("schema-validation-enabled", "true");
        assertEquals(url, provider.getRequestContext().get(BindingProvider.ENDPOINT_ADDRESS_PROPERTY));
        return made;
    }

    @Test
    void all_seven_operations_work_through_a_proxy_made_from_the_wsdl() throws Exception {
        Calls.Submit submit = new Calls.Submit();
        submit.externalId = "case-17";
        submit.tenantId = 101;
        submit.userData = new Kv.ListOf()
                .with("Subject", "a < b & c")
                .with("Count", 812)
                .with("Nested", new Kv.ListOf().with("inner", 1));
        String id = port.submit(submit).extension.get("InteractionId").text;
        assertTrue(id.matches("[0-9A-Z]{16}"), id);

        Calls.Info info = port.getInfo(Calls.Which.external("case-17"));
        assertEquals(id, info.interactionId);
        assertEquals("Inbound.default.Received", info.queue);
        assertEquals("workitem", info.mediaType);
        assertEquals("WSCP", info.submittedBy);
        assertEquals("a < b & c", info.userData.get("Subject").text);
        assertEquals(812, info.userData.get("Count").number);
        assertEquals(1, info.userData.get("Nested").list.get("inner").number);

        assertNull(port.hold(Calls.Which.id(id)).extension);
        assertTrue(port.getInfo(Calls.Which.id(id)).held);
        port.resume(Calls.Which.external("case-17"));
        assertTrue(!port.getInfo(Calls.Which.id(id)).held);

        Calls.Update update = new Calls.Update();
        update.interactionId = id;
        update.added = new Kv.ListOf().with("New", "n");
        update.changed = new Kv.ListOf().with("Count", 813);
        update.deleted = new Kv.ListOf().with("Nested", "");
        port.update(update);
        info = port.getInfo(Calls.Which.id(id));
        assertEquals("n", info.userData.get("New").text);
        assertEquals(813, info.userData.get("Count").number);
        assertNull(info.userData.get("Nested"));

        try (SpecClient outside = server.client("Proxy", "outside")) {
            assertEquals(
                    "case-17",
                    ServerUnderTest.properties(outside, id).path("externalId").asText());
        }
        Calls.Response ping = port.ping(new Calls.Nothing());
        assertEquals(1, ping.extension.get("CurrentInteractions").number);
        port.stop(Calls.Which.id(id));
        assertEquals(
                43,
                assertThrows(Failure.class, () -> port.getInfo(Calls.Which.id(id)))
                        .getFaultInfo()
                        .code);
    }

    @Test
    void faults_carry_the_documented_codes() throws Exception {
        Failure missing = assertThrows(Failure.class, () -> port.hold(new Calls.Which()));
        assertEquals(2, missing.getFaultInfo().code);
        assertEquals(
                43,
                assertThrows(Failure.class, () -> port.stop(Calls.Which.external("nobody")))
                        .getFaultInfo()
                        .code);
        assertEquals(
                2,
                assertThrows(Failure.class, () -> port("Bare").submit(new Calls.Submit()))
                        .getFaultInfo()
                        .code);
        Calls.Submit elsewhere = new Calls.Submit();
        elsewhere.queue = "nowhere";
        assertEquals(
                1004, assertThrows(Failure.class, () -> port.submit(elsewhere)).getFaultInfo().code);
        assertEquals(0, server.lab.journal().bugs());
    }

    @Test
    void the_description_s_schema_is_what_the_client_checks_by() {
        Calls.Submit broken = new Calls.Submit();
        broken.userData = new Kv.ListOf().with("a", "b");
        broken.userData.items.get(0).value.text = null; // a value of no kind
        RuntimeException why = assertThrows(RuntimeException.class, () -> port.submit(broken));
        assertTrue(why.getMessage().contains("ValueString"), why.getMessage());
    }
}
