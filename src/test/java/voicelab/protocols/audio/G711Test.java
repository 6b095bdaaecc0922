package voicelab.protocols.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class G711Test {
    @Test
    void known_octets_decode_to_the_values_of_the_recommendation() {
        assertEquals(0, G711.decode(Law.MU, (byte) 0xFF));
        assertEquals(-32124, G711.decode(Law.MU, (byte) 0x00));
        assertEquals(32124, G711.decode(Law.MU, (byte) 0x80));
        assertEquals(8, G711.decode(Law.A, (byte) 0xD5));
        assertEquals(-8, G711.decode(Law.A, (byte) 0x55));
        assertEquals(32256, G711.decode(Law.A, (byte) 0xAA));
        assertEquals(-32256, G711.decode(Law.A, (byte) 0x2A));
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void every_octet_survives_decoding_and_encoding(Law law) {
        for (int octet = 0; octet < 256; octet++) {
            short pcm = G711.decode(law, (byte) octet);
            byte again = G711.encode(law, pcm);
            // mu-law has two zeros
            if (pcm != 0) assertEquals((byte) octet, again, "octet " + octet);
        }
    }

    @ParameterizedTest
    @EnumSource(Law.class)
    void no_sample_is_off_by_more_than_a_thirtieth(Law law) {
        for (int pcm = -32000; pcm <= 32000; pcm++) {
            int heard = G711.decode(law, G711.encode(law, (short) pcm));
            assertTrue(Math.abs(heard - pcm) <= 16 + Math.abs(pcm) / 30, law + " " + pcm + " -> " + heard);
        }
    }

    @Test
    void the_extremes_do_not_overflow() {
        for (Law law : Law.values()) {
            assertTrue(G711.decode(law, G711.encode(law, Short.MIN_VALUE)) < -31000);
            assertTrue(G711.decode(law, G711.encode(law, Short.MAX_VALUE)) > 31000);
        }
    }

    @Test
    void only_the_static_payload_types_have_a_law() {
        assertEquals(Law.A, Law.ofPayloadType(8));
        assertThrows(IllegalArgumentException.class, () -> Law.ofPayloadType(18));
    }
}
