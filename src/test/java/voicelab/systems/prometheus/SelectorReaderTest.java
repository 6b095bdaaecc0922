package voicelab.systems.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectorReaderTest {
    private static final Series CALLS =
            new Series(Map.of("__name__", "calls_total", "pod", "mcp-2", "odd", "a\"b\\c\nd"), 3);

    private static boolean fits(String query) throws SelectorFault {
        return SelectorReader.read(query).fits(CALLS);
    }

    @Test
    void a_selector_is_a_name_and_conditions_on_labels() throws SelectorFault {
        for (String yes : new String[] {
            "calls_total",
            "  calls_total  ",
            "calls_total{}",
            "calls_total{pod=\"mcp-2\"}",
            "calls_total { pod = \"mcp-2\" , }",
            "{__name__=\"calls_total\"}",
            "{__name__=~\"calls.*\",pod!=\"mcp\"}",
            "calls_total{pod=~\"mcp-[0-9]\"}",
            "calls_total{pod!~\"mcp\"}",
            "calls_total{none=\"\"}",
            "calls_total{none!~\".+\"}",
            "calls_total{odd=\"a\\\"b\\\\c\\nd\"}",
            "calls_total{odd='a\"b\\\\c\\nd'}",
            "calls_total{odd=`a\"b\\c\nd`}"
        }) assertTrue(fits(yes), yes);
        for (String no : new String[] {
            "calls",
            "calls_total{pod=\"mcp\"}",
            "calls_total{pod=~\"mcp\"}",
            "calls_total{pod!=\"mcp-2\"}",
            "calls_total{none!=\"\"}"
        }) assertFalse(fits(no), no);
    }

    @Test
    void what_prometheus_would_refuse_is_wrong_and_what_it_could_do_is_not_done() {
        for (String wrong : new String[] {
            "",
            "  ",
            "{}",
            "{pod=\"\"}",
            "{pod=~\".*\"}",
            "calls{",
            "calls{pod",
            "calls{pod=}",
            "calls{pod=\"x}",
            "calls{pod=\"x\"",
            "calls{pod=\"x\" job=\"y\"}",
            "calls{pod=\"\\q\"}",
            "calls{pod=~\"(\"}",
            "calls{pod=~\"(?=x)\"}",
            "calls{pod=~\"(a)\\\\1\"}",
            "calls}",
            "#",
            "calls{" + "a=\"b\",".repeat(40) + "}",
            "x".repeat(5_000)
        }) assertTrue(fault(wrong).wrong(), wrong);
        for (String more : new String[] {
            "rate(calls_total[5m])",
            "calls_total[5m]",
            "calls_total offset 5m",
            "calls_total > 1",
            "sum by (pod) (calls_total)",
            "1",
            "-calls_total",
            "(calls_total)",
            "\"text\""
        }) {
            assertFalse(fault(more).wrong(), more);
            assertTrue(fault(more).getMessage().contains("point a real Prometheus at the lab"), more);
        }
    }

    private static SelectorFault fault(String query) {
        return assertThrows(SelectorFault.class, () -> SelectorReader.read(query), query);
    }

    @Test
    void a_regular_expression_that_never_ends_is_given_up() throws SelectorFault {
        Selector dear = SelectorReader.read("{pod=~\"(.*.*)*(a*.*)*(.*a)*y\"}");
        Series endless = new Series(Map.of("pod", "a".repeat(300)), 1);
        assertThrows(BoundedRegex.TooDear.class, () -> dear.fits(endless));
    }

    @Test
    void garbage_is_a_fault_and_nothing_else() {
        Random random = new Random(11);
        String signs = "abc_:{}()[]=~!,\"'`\\ \n1.9+-";
        int faults = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder query = new StringBuilder();
            int length = random.nextInt(30);
            for (int n = 0; n < length; n++) query.append(signs.charAt(random.nextInt(signs.length())));
            try {
                SelectorReader.read(query.toString()).fits(CALLS);
            } catch (SelectorFault e) {
                faults++;
            }
        }
        assertTrue(faults > 40_000, faults + " faults");
        assertEquals("calls_total", CALLS.label("__name__"));
    }
}
