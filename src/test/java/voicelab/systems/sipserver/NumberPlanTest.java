package voicelab.systems.sipserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import voicelab.map.SystemId;
import voicelab.profile.YamlFile;
import voicelab.standin.SettingFault;

class NumberPlanTest {

    @ParameterizedTest
    @CsvSource({
        "8xxx,8001,true",
        "8xxx,800,false",
        "8xxx,80011,false",
        "8xxx,80a1,false",
        "80*,80,true",
        "80*,8001,true",
        "80*,8,false",
        "*,anything,true",
        "+49*,+49211,true",
        "8001,8001,true",
        "8001,8002,false"
    })
    void a_pattern_fits_or_not(String pattern, String number, boolean fits) {
        assertEquals(fits, new NumberPattern(pattern).fits(number));
    }

    @Test
    void the_first_pattern_that_fits_counts() {
        SipServerSettings settings =
                SipServerSettings.read(YamlFile.parse("p.yml", "numbers:\n  88xx: mcu\n  8xxx: gvp\nphones: [1xx]"));
        assertEquals(new SystemId("mcu"), settings.numbers().target("8801").orElseThrow());
        assertEquals(
                new SystemId("resource-manager"),
                settings.numbers().target("8001").orElseThrow());
        assertTrue(settings.numbers().target("9001").isEmpty());
        assertTrue(settings.isPhone("123"));
        assertFalse(settings.isPhone("7001"));
    }

    @Test
    void an_unknown_setting_and_a_bad_pattern_are_complained_of_with_their_line() {
        SettingFault unknown =
                assertThrows(SettingFault.class, () -> SipServerSettings.read(YamlFile.parse("p.yml", "tenat: x")));
        assertTrue(unknown.getMessage().startsWith("p.yml:1"), unknown::getMessage);
        SettingFault bad = assertThrows(
                SettingFault.class, () -> SipServerSettings.read(YamlFile.parse("p.yml", "numbers:\n  8*1: gvp")));
        assertTrue(bad.getMessage().startsWith("p.yml:2"), bad::getMessage);
    }

    @Test
    void targets_take_turns_and_one_that_failed_comes_last_until_it_has_rested() {
        AtomicLong now = new AtomicLong();
        Carousel carousel = new Carousel(now::get, Duration.ofSeconds(5));
        InetSocketAddress a = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        InetSocketAddress b = new InetSocketAddress(InetAddress.getLoopbackAddress(), 2);
        assertEquals(List.of(a, b), carousel.order(List.of(a, b)));
        assertEquals(List.of(b, a), carousel.order(List.of(a, b)));
        carousel.failed(a);
        assertEquals(List.of(b, a), carousel.order(List.of(a, b)));
        now.addAndGet(Duration.ofSeconds(6).toNanos());
        carousel.order(List.of(a, b));
        assertEquals(List.of(a, b), carousel.order(List.of(a, b)));
    }
}
