package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import voicelab.languages.srgs.BuiltinGrammar;
import voicelab.languages.srgs.Grammar;
import voicelab.languages.srgs.GrammarException;
import voicelab.languages.srgs.Match;
import voicelab.languages.srgs.Matcher;
import voicelab.languages.srgs.PlainGrammar;

class KeyCollectorTest {
    private static KeyCollector collector(Grammar grammar, int termTimeout) {
        InputMatcher matcher = new InputMatcher() {
            @Override
            public Match keys(String digits) {
                return Matcher.match(grammar, Matcher.keys(digits));
            }

            @Override
            public Match words(String text) {
                return Match.NONE;
            }
        };
        return new KeyCollector(
                new Listen(matcher, true, false, seconds(5), seconds(3), seconds(termTimeout), "#", seconds(60)));
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Grammar digits(String... parameters) throws GrammarException {
        return BuiltinGrammar.of("digits", parameters.length == 0 ? Map.of() : Map.of(parameters[0], parameters[1]));
    }

    @Test
    void the_last_possible_key_decides_at_once() throws Exception {
        KeyCollector keys = collector(digits("length", "2"), 0);
        assertEquals(seconds(5), keys.patience());
        assertEquals(Optional.empty(), keys.key('1'));
        assertEquals(seconds(3), keys.patience());
        assertEquals(Optional.of(new Heard.Keys("12")), keys.key('2'));
    }

    @Test
    void the_terminating_key_ends_input_and_is_not_part_of_it() throws Exception {
        KeyCollector keys = collector(digits(), 0);
        keys.key('1');
        assertEquals(Optional.of(new Heard.Keys("1")), keys.key('#'));
        KeyCollector tooShort = collector(digits("length", "2"), 0);
        tooShort.key('1');
        assertEquals(Optional.of(new Heard.NoMatch("1")), tooShort.key('#'));
        assertEquals(
                Optional.of(new Heard.Keys("#")),
                collector(PlainGrammar.keys("#"), 0).key('#'));
    }

    @Test
    void with_a_term_time_out_the_terminating_key_is_waited_for() throws Exception {
        KeyCollector keys = collector(digits("length", "1"), 2);
        assertEquals(Optional.empty(), keys.key('1'));
        assertEquals(seconds(2), keys.patience());
        assertEquals(Optional.of(new Heard.Keys("1")), keys.timeout());
        KeyCollector more = collector(digits("length", "1"), 2);
        more.key('1');
        assertEquals(Optional.of(new Heard.NoMatch("12")), more.key('2'));
    }

    @Test
    void time_outs_end_as_no_input_match_or_no_match() throws Exception {
        assertEquals(Optional.of(new Heard.NoInput()), collector(digits(), 0).timeout());
        KeyCollector match = collector(digits(), 0);
        match.key('1');
        assertEquals(Optional.of(new Heard.Keys("1")), match.timeout());
        KeyCollector partial = collector(digits("length", "3"), 0);
        partial.key('1');
        assertEquals(Optional.of(new Heard.NoMatch("1")), partial.timeout());
        assertEquals(Optional.of(new Heard.NoMatch("*")), collector(digits(), 0).key('*'));
    }
}
