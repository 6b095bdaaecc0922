package voicelab.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontAddressesTest {
    @Test
    void localhost_is_loopback_alone_and_in_both_families_where_there_are_two() throws Exception {
        List<InetAddress> addresses = FrontAddresses.of("localhost");
        assertEquals("127.0.0.1", addresses.get(0).getHostAddress());
        boolean six = NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
        assertEquals(six, addresses.stream().anyMatch(Inet6Address.class::isInstance));
        assertTrue(addresses.stream().allMatch(InetAddress::isLoopbackAddress), addresses::toString);
    }

    @Test
    void a_container_has_these_and_no_address_that_needs_an_interface_beside_it() {
        List<InetAddress> addresses = FrontAddresses.of("container");
        assertTrue(addresses.containsAll(FrontAddresses.of("localhost")), addresses::toString);
        assertTrue(addresses.stream().noneMatch(InetAddress::isLinkLocalAddress), addresses::toString);
        assertTrue(addresses.stream().noneMatch(InetAddress::isAnyLocalAddress), addresses::toString);
    }

    @Test
    void addresses_are_taken_as_they_are_written() throws Exception {
        assertEquals(
                List.of(InetAddress.getByName("127.0.0.9"), InetAddress.getByName("::1")),
                FrontAddresses.of("127.0.0.9, ::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "127.0.0.1,", "127.0.0.300", "1:2:3", "fe80", "0.0.0.0", "::"})
    void anything_else_is_refused_without_asking_a_name_server(String words) {
        assertThrows(IllegalArgumentException.class, () -> FrontAddresses.of(words));
    }
}
