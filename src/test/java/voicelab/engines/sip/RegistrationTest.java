package voicelab.engines.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Registrar and registration, and who is reached over which connection. */
class RegistrationTest {
    private final SipHouse house = new SipHouse();

    @AfterEach
    void close() {
        house.close();
    }

    private static int status(SipNode asker, SipOrder order) throws Exception {
        return asker.send(order).get(5, TimeUnit.SECONDS).status();
    }

    @Test
    void a_registration_is_kept_alive_found_and_taken_away() throws Exception {
        AtomicReference<List<Registrar.Binding>> bindings = new AtomicReference<>(List.of());
        Registrar registrar = new Registrar(InstantSource.system(), 100, (aor, now) -> bindings.set(now));
        house.open(12, SipHouse.QUICK, transaction -> {
            if (!transaction.request().is("REGISTER")) return false;
            registrar.register(transaction);
            return true;
        });
        UserAgent phone = new UserAgent(house.open(11, SipHouse.QUICK, transaction -> false), "8001");
        for (Transport transport : Transport.values()) {
            Registration registration = phone.register(
                    SipHouse.peer(12, transport),
                    "sip:127.32.0.12",
                    "sip:8001@lab",
                    Duration.ofSeconds(90),
                    (which, response) -> {});
            SipHouse.await("it is registered", registration::isActive);
            assertEquals(
                    SipHouse.peer(11, transport),
                    registrar.lookup("8001@LAB").get(0).peer());
            assertEquals(1, registrar.lookup("8001").size());
            registration.end();
            SipHouse.await("it is gone", () -> bindings.get().isEmpty());
            assertEquals(List.of(), registrar.lookup("8001@lab"));
        }
        SipNode other = house.open(13, SipHouse.QUICK, transaction -> false);
        SipOrder brief =
                SipOrder.of("REGISTER", "sip:127.32.0.12").to("<sip:x@y>").with("Contact", "<sip:x@1.2.3.4>");
        SipPacket answer = other.send(brief.with("Expires", "5")).get(5, TimeUnit.SECONDS);
        assertEquals(423, answer.status());
        assertEquals("60", answer.header("Min-Expires").orElseThrow());
    }

    @Test
    void a_caller_on_an_accepted_connection_is_reached_over_it() throws Exception {
        SipNode callee = house.open(12, SipHouse.QUICK, transaction -> false);
        SipNode caller = house.open(11, SipHouse.QUICK, transaction -> false);
        SipOrder there = SipOrder.of("OPTIONS", "sip:127.32.0.12").via(SipHouse.peer(12, Transport.TCP));
        assertEquals(200, status(caller, there));
        assertEquals(200, status(callee, SipOrder.of("OPTIONS", "sip:x").via(SipHouse.peer(11, Transport.TCP))));
        assertEquals(1, callee.counts().connections());
        assertEquals(1, caller.counts().connections());
    }
}
