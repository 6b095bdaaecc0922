package voicelab.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.map.ConnectionMap;

class FaultParserTest {
    private final FaultParser parser = new FaultParser(ConnectionMap.shipped());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gvp-3=cut",
                "gvp-4@mcp-2=cut",
                "gvp-4@resource-manager=refuse:count=2",
                "gvp-4=reset:every=3",
                "gvp-12=stall",
                "gvp-4=delay:200ms",
                "gvp-4@mcp-2.back=delay:200ms,count=3",
                "x-2.back=drop:every=3",
                "gvp-9=drop:p=0.2",
                "x-1=duplicate:count=1,every=2,p=0.5",
                "x-1=reorder"
            })
    void what_is_printed_reads_back_as_the_same(String text) {
        FaultSpec spec = parser.parse(text);
        assertEquals(text, spec.toString());
        assertEquals(spec, parser.parse(spec.toString()));
    }

    @Test
    void other_ways_to_write_mean_the_same() {
        assertEquals(parser.parse("gvp-9=drop:p=0.2"), parser.parse(" gvp-9=loss:20% "));
        assertEquals(parser.parse("gvp-4=delay:2000ms"), parser.parse("gvp-4=delay:2s"));
        assertEquals(parser.parse("gvp-12=cut"), parser.parse("mcp-4=cut"), "a row stands for its link");
        assertEquals(parser.parse("gvp-4@mcp-2=cut"), parser.parse("gvp-4@mcp-2=cut:p=1"));
        assertEquals(
                new Fault.Delay(Duration.ofSeconds(3)),
                parser.parse("gvp-4=delay:3s").fault());
        assertEquals(
                new Trigger(2, 3, 0.25),
                parser.parse("x-1=drop:count=2,every=3,25%").trigger());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', quoteCharacter = '~', textBlock = """
            nonsense              # "nonsense" is no fault
            =cut                  # "=cut" is no fault
            gvp-3                 # "gvp-3" is no fault
            gvp-3=                # "gvp-3=" is no fault
            gvp-3=cut:            # "gvp-3=cut:" is no fault
            gvp-3=CUT             # "gvp-3=CUT" is no fault
            gvp-99=cut            # no link or row gvp-99 (lab map lists them)
            gvp-3=explode         # unknown fault "explode"; known are cut, refuse, reset, stall, delay, drop, loss, duplicate, reorder
            gvp-4@mcp-17=cut      # no system or instance mcp-17 (lab map lists them)
            gvp-4@das=cut         # das stands at neither end of gvp-4 (resource-manager -> mcp)
            gvp-4=delay           # delay wants a time, such as delay:200ms
            gvp-4=delay:soon      # "soon" is no argument of a fault
            gvp-4=delay:-5ms      # "gvp-4=delay:-5ms": out of range
            gvp-4=delay:1.5s      # "gvp-4=delay:1.5s": "1.5s" is no number
            gvp-4=delay:9223372036854775807s # "gvp-4=delay:9223372036854775807s": out of range
            gvp-4=drop:200ms      # "gvp-4=drop:200ms": only delay takes a time
            gvp-4=drop:120%       # "gvp-4=drop:120%": out of range
            gvp-4=drop:p=NaN      # "gvp-4=drop:p=NaN": out of range
            gvp-4=drop:p=-0.1     # "gvp-4=drop:p=-0.1": out of range
            gvp-4=drop:count=-1   # "gvp-4=drop:count=-1": out of range
            gvp-4=drop:every=0    # "gvp-4=drop:every=0": out of range
            gvp-4=drop:count=many # "gvp-4=drop:count=many": "count=many" is no number
            gvp-4=drop:p          # "p" is no argument of a fault
            """)
    void a_mistake_is_told_with_what_is_wanted(String text, String begins) {
        String told = assertThrows(FaultSyntax.class, () -> parser.parse(text)).getMessage();
        assertTrue(told.startsWith(begins), told);
        boolean remedy = told.contains("wanted is LINK=KIND[:ARGS]")
                || told.contains("lab map")
                || told.contains("known are")
                || told.contains("neither end")
                || told.contains("delay:200ms");
        assertTrue(remedy, told);
    }

    @Test
    void garbage_is_refused_and_never_breaks_the_parser() {
        Random random = new Random(11);
        String alphabet = "gvp-34=cutdelay:@.back,%ms0123ep=N";
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "gvp-4=delay:" : "");
            for (int i = random.nextInt(20); i > 0; i--)
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            try {
                FaultSpec spec = parser.parse(text.toString());
                assertEquals(spec.link(), parser.parse(spec.toString()).link());
            } catch (FaultSyntax e) {
                assertTrue(!e.getMessage().isBlank());
            }
        }
    }
}
