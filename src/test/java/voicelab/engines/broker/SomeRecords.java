package voicelab.engines.broker;

import java.time.Instant;
import voicelab.protocols.records.CallEvent;
import voicelab.protocols.records.Cdr;
import voicelab.protocols.records.Component;
import voicelab.protocols.records.Counter;

/** Records for tests. */
public final class SomeRecords {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private SomeRecords() {}

    public static Cdr cdr(String id, String session) {
        return Cdr.draft(id, Component.RM)
                .node("rm-1")
                .sessionId(session)
                .callId("call-of-" + session)
                .tenant("Environment")
                .profile("welcome")
                .dnis("8001")
                .ani("+3580001")
                .localUri("sip:8001@127.20.0.11")
                .remoteUri("sip:+3580001@127.20.0.40")
                .callType("inbound")
                .start(NOON)
                .end(NOON.plusMillis(12_345))
                .result("completed", "BYE from caller")
                .sessionData("LANG", "fi|\"ä\"\n")
                .done();
    }

    public static CallEvent event(String id, String session) {
        return new CallEvent(
                id,
                Component.MCP,
                "mcp-1",
                session,
                "call-of-" + session,
                NOON,
                130,
                "appl_begin",
                CallEvent.text("INIT_URL=http://127.20.0.30/a.vxml", "DNIS=8001"));
    }

    public static Counter counter(String id) {
        return new Counter(id, Component.RM, "rm-1", "Environment", "arrivals", NOON, NOON.plusSeconds(60), 42);
    }
}
