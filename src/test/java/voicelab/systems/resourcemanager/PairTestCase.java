package voicelab.systems.resourcemanager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static voicelab.systems.resourcemanager.PairLab.id;
import static voicelab.systems.resourcemanager.PairLab.soon;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import voicelab.engines.sip.Call;
import voicelab.journal.JournalEntry;
import voicelab.journal.Kind;

/** Two Resource Managers that keep each other in step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PairTestCase {
    PairLab pair;

    @BeforeAll
    void boot() throws Exception {
        pair = PairLab.boot("127.43.1.0/24");
    }

    @AfterEach
    void mend() throws Exception {
        pair.lab.faults().mendAll();
        for (int n = 1; n <= 2; n++) {
            pair.mcp(n).hold = false;
            pair.mcp(n).refuse = 0;
            pair.mcp(n).sessionExpires = "";
            assertEquals(List.of(), pair.lab.start(id("resource-manager", n)));
        }
        pair.ready();
        pair.hangUp();
        pair.await("no call left", () -> pair.callsAt(1) == 0 && pair.callsAt(2) == 0);
    }

    @AfterAll
    void close() {
        if (pair != null) pair.close();
    }

    static void over(Call call) throws Exception {
        int status = soon(call.bye(List.of(), null)).status();
        assertEquals(200, status);
    }

    JournalEntry invite(Call call) throws Exception {
        return pair.journal(
                "INVITE of " + call.callId(),
                e -> e.link().equals("gvp-4")
                        && e.kind() == Kind.SENT
                        && e.field("method").equals("INVITE")
                        && e.field("call-id").equals(call.callId()));
    }
}
