package voicelab.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private static Variables variables(long seed) {
        return new Variables(
                seed, "127.20.0.0/24", id -> id.equals("mcp") ? Optional.of("127.20.0.21") : Optional.empty());
    }

    @Test
    void names_are_replaced_and_two_dollars_stand_for_themselves() {
        Variables variables = variables(5);
        variables.set("digits", "4$2");
        assertEquals("4$2# 5 127.20.0.21 ${digits}", variables.expand("${digits}# ${seed} ${address.mcp} $${digits}"));
        assertEquals("a $ b $x {y}", variables.expand("a $ b $x {y}"));
        assertThrows(IllegalArgumentException.class, () -> variables.expand("${nothing}"));
        assertThrows(IllegalArgumentException.class, () -> variables.expand("${address.nobody}"));
    }

    @Test
    void what_is_drawn_follows_the_seed() {
        String drawn = variables(7).expand("${random.digits:6} ${random.hertz}");
        assertEquals(drawn, variables(7).expand("${random.digits:6} ${random.hertz}"));
        assertNotEquals(drawn, variables(8).expand("${random.digits:6} ${random.hertz}"));
        assertTrue(drawn.matches("[0-9]{6} [0-9]{4}"), drawn);
    }

    @Test
    void references_are_found_and_open_ones_told() {
        assertEquals(Set.of("a", "b"), Variables.names("${a}-${b} $${c}"));
        assertEquals(Set.of("${"), Variables.names("x ${a"));
    }

    @Test
    void progress_shows_what_is_known_and_draws_nothing() {
        Variables variables = variables(7);
        assertEquals("7 ${random.digits:3} ${later}", variables.shown("${seed} ${random.digits:3} ${later}"));
        assertEquals(variables(7).expand("${random.digits:6}"), variables.expand("${random.digits:6}"));
    }
}
