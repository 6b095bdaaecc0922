package voicelab.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import voicelab.journal.Kind;

class SequenceDiagramTest {
    private final CallOnPaper paper = new CallOnPaper();

    @Test
    void a_call_is_a_diagram_with_participants_in_the_ladders_order() {
        paper.invite().answer().media(2);
        paper.add(Kind.FAULT, "x-2", "sbc", "sip-server", null, null, "x-2=cut");
        paper.answer();
        List<String> lines =
                SequenceDiagram.of(paper.entries(), paper.call()).lines().toList();
        assertEquals(
                List.of(
                        "sequenceDiagram",
                        "    participant p0 as sip-endpoint<br/>127.20.0.101",
                        "    participant p1 as sbc<br/>127.20.0.18",
                        "    participant p2 as sip-server<br/>127.20.0.17",
                        "    p0->>p1: 0.000 s x-15 INVITE sip:8001@x",
                        "    p1->>p2: 0.010 s x-2 INVITE sip:8001@x",
                        "    p2-->>p1: 0.020 s x-2 200 OK (INVITE)",
                        "    p1-->>p0: 0.030 s x-15 200 OK (INVITE)",
                        "    Note over p1,p0: 0.040 s x-6 RTP PCMU 9 packets, 2 lost, jitter 0.3 ms, 0.2 s (sbc to sip-endpoint)",
                        "    Note over p1,p2: 0.230 s x-2 fault: x-2=cut",
                        "    p2-->>p1: 0.240 s x-2 200 OK (INVITE)",
                        "    p1-->>p0: 0.250 s x-15 200 OK (INVITE)"),
                lines.subList(1, lines.size()));
    }

    @Test
    void nothing_that_is_said_can_end_a_line_or_mean_something_to_mermaid() {
        String hostile = "a;b#c\n%% end <b> \"q\" {x} [y] | ` \\ style:#x; classDef \u2028\ud800";
        String safe = SequenceDiagram.escaped(hostile);
        assertFalse(safe.contains("style") || safe.contains("classDef"), safe);
        assertTrue(safe.startsWith("a#59;b#35;c #37;#37; end #60;b#62; #34;q#34; #123;x#125;"), safe);
        String without = safe.replaceAll("#[0-9]+;", "");
        assertTrue(without.matches("[\\p{L}\\p{N} .,:/@()=+_*!?~-]*"), without);
    }
}
