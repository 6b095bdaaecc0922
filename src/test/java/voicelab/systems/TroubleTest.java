package voicelab.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void is_worth_a_note_when_it_begins_changes_and_is_over() {
        Trouble trouble = new Trouble();
        assertFalse(trouble.ends());
        assertTrue(trouble.begins("refused"));
        assertFalse(trouble.begins("refused"));
        assertTrue(trouble.begins("cut"));
        assertEquals("cut", trouble.text());
        assertTrue(trouble.isAny());
        assertTrue(trouble.ends());
        assertFalse(trouble.ends());
        assertFalse(trouble.isAny());
    }

    @Test
    void what_is_wrong_until_the_first_attempt_ends_with_it() {
        Trouble trouble = new Trouble("not read yet");
        assertTrue(trouble.isAny());
        assertTrue(trouble.ends());
        assertEquals("", trouble.text());
    }
}
