package voicelab.faultsyntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import voicelab.fault.Fault;
import voicelab.fault.FaultSpec;
import voicelab.fault.FaultSyntax;
import voicelab.fault.Trigger;
import voicelab.fault.Which;
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
                "x-1=reorder",
                "gvp-4.back=drop:status=200,every=2",
                "gvp-4.back=delay:1000ms,status=2xx,cseq=INVITE",
                "gvp-4=stall:method=ACK,after=2",
                "gvp-9=drop:of=rtp,p=0.05,burst=4.0,seed=7",
                "gvp-9=jitter:0ms-80ms,of=rtcp",
                "gvp-9=one-way:of=rtp",
                "gvp-9=one-way:of=both,after=50",
                "gvp-4=reject:503,retry-after=5,method=INVITE,count=1",
                "gvp-12=reject:429",
                "gvp-4=late-sdp:method=INVITE",
                "gvp-4=late-sdp:answer=none,method=INVITE",
                "gvp-4.back=wrong-sdp:address=127.0.0.99",
                "gvp-4=wrong-sdp:port=0,every=2",
                "gvp-4=wrong-sdp:codec=G729",
                "gvp-4=wrong-sdp:garbled,count=1"
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
        assertEquals(parser.parse("gvp-9=one-way:of=rtp"), parser.parse("gvp-9=one-way"));
        assertEquals(parser.parse("gvp-9=jitter:0ms-80ms"), parser.parse("gvp-9=jitter:80ms"));
        assertEquals(parser.parse("gvp-4=reject:503,method=INVITE"), parser.parse("gvp-4=reject"));
        assertEquals(
                new Fault.Delay(Duration.ofSeconds(3)),
                parser.parse("gvp-4=delay:3s").fault());
        assertEquals(
                new Trigger(Which.ANY, 2, 0, 3, 0.25, 0, 0),
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
            gvp-3=explode         # unknown fault "explode"; known are cut, refuse, reset, stall, delay, drop, loss, duplicate, reorder, jitter, one-way, reject, late-sdp, wrong-sdp
            gvp-4@mcp-17=cut      # no system or instance mcp-17 (lab map lists them)
            gvp-4@das=cut         # das stands at neither end of gvp-4 (resource-manager -> mcp)
            gvp-4=delay           # "gvp-4=delay": delay wants a time, such as delay:200ms
            gvp-4=delay:soon      # "gvp-4=delay:soon": delay wants a time, such as delay:200ms
            gvp-4=delay:1s-2s     # "gvp-4=delay:1s-2s": delay wants a time, such as delay:200ms
            gvp-4=delay:1s,2s     # "gvp-4=delay:1s,2s": "2s" comes twice
            gvp-4=delay:-5ms      # "gvp-4=delay:-5ms": -5ms is out of range
            gvp-4=delay:1.5s      # "gvp-4=delay:1.5s": "1.5s" is no number
            gvp-4=delay:9223372036854775807s # "gvp-4=delay:9223372036854775807s": 9223372036854775807s is out of range
            gvp-4=drop:200ms      # "gvp-4=drop:200ms": only delay and jitter take a time
            gvp-4=drop:120%       # "gvp-4=drop:120%": share=120 is out of range
            gvp-4=drop:p=NaN      # "gvp-4=drop:p=NaN": p=NaN is out of range
            gvp-4=drop:p=-0.1     # "gvp-4=drop:p=-0.1": p=-0.1 is out of range
            gvp-4=drop:count=-1   # "gvp-4=drop:count=-1": count=-1 is out of range
            gvp-4=drop:count=1.5  # "gvp-4=drop:count=1.5": "count=1.5" is no whole number
            gvp-4=drop:every=0    # "gvp-4=drop:every=0": every=0 is out of range
            gvp-4=drop:count=many # "gvp-4=drop:count=many": "count=many" is no number
            gvp-4=drop:p          # "gvp-4=drop:p": "p=" is no number
            gvp-4=drop:status=20  # "gvp-4=drop:status=20": status=20 cannot be
            gvp-4=drop:method=bye # "gvp-4=drop:method=bye": method=bye cannot be
            gvp-4=drop:burst=0    # "gvp-4=drop:burst=0": burst=0 is out of range
            gvp-9=loss:90%,burst=2 # "gvp-9=loss:90%,burst=2": bursts of 2.0 cannot be 0.9 of everything
            gvp-9=drop:of=sound   # "gvp-9=drop:of=sound": of=sound cannot be
            gvp-9=jitter          # "gvp-9=jitter": jitter wants a time, such as jitter:80ms or jitter:20ms-80ms
            gvp-9=jitter:80ms-20ms # "gvp-9=jitter:80ms-20ms": the shorter time comes first
            gvp-9.back=loss:5%    # "gvp-9.back=loss:5%": media that comes back is another arrow's, such as x-5 for gvp-9
            gvp-9=drop:method=BYE # "gvp-9=drop:method=BYE": gvp-9 (mcp -> sbc) carries RTP/RTCP; method= and status= are for SIP and HTTP
            gvp-9=reject          # "gvp-9=reject": gvp-9 (mcp -> sbc) carries RTP/RTCP; reject is for SIP and HTTP
            gvp-4=one-way         # "gvp-4=one-way": gvp-4 (resource-manager -> mcp) carries SIP/TCP; one-way is for media, such as gvp-9
            gvp-4=drop:of=rtp     # "gvp-4=drop:of=rtp": gvp-4 (resource-manager -> mcp) carries SIP/TCP; of= is for media, such as gvp-9
            gvp-12=late-sdp       # "gvp-12=late-sdp": gvp-12 (mcp -> das) carries HTTP/HTTPS; late-sdp is for SIP, such as gvp-4
            gvp-12=drop:cseq=BYE  # "gvp-12=drop:cseq=BYE": gvp-12 (mcp -> das) carries HTTP/HTTPS; cseq= is for SIP, such as gvp-4
            gvp-3=drop:method=GET # "gvp-3=drop:method=GET": gvp-3 (resource-manager -> reporting-server) carries TCP (ActiveMQ); method= and status= are for SIP and HTTP
            gvp-4.back=reject     # "gvp-4.back=reject": reject is for what goes out, without .back
            gvp-4=reject:200      # "gvp-4=reject:200": answer=200 is out of range
            gvp-4=reject:retry-after=-1 # "gvp-4=reject:retry-after=-1": retry-after=-1 is out of range
            gvp-4=wrong-sdp       # "gvp-4=wrong-sdp": wrong-sdp wants address=127.0.0.99, port=0, codec=G729 or garbled
            gvp-4=wrong-sdp:address=10.0.0.1 # "gvp-4=wrong-sdp:address=10.0.0.1": address=10.0.0.1 cannot be
            gvp-4=wrong-sdp:port=70000 # "gvp-4=wrong-sdp:port=70000": port=70000 is out of range
            gvp-4=wrong-sdp:port=0,codec=G729 # "gvp-4=wrong-sdp:port=0,codec=G729": "codec=G729" is no argument of it
            gvp-4=drop:loudly     # "gvp-4=drop:loudly": "loudly" is no argument of it
            gvp-4=cut:method=BYE  # "gvp-4=cut:method=BYE": cut bends connections, so it cannot choose messages
            """)
    void a_mistake_is_told_with_what_is_wanted(String text, String begins) {
        String told = assertThrows(FaultSyntax.class, () -> parser.parse(text)).getMessage();
        assertTrue(told.startsWith(begins), told);
        boolean remedy = told.contains("wanted is LINK=KIND[:ARGS]")
                || told.contains("lab map")
                || told.contains("known are")
                || told.contains("neither end");
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
