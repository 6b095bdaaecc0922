package voicelab.systems.mcp;

import voicelab.engines.media.MediaEngine;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.UserAgent;
import voicelab.journal.Kind;
import voicelab.standin.LabContext;

/** What every operation of this room works with. */
record McpDesk(
        LabContext lab,
        McpSettings settings,
        SipNode node,
        UserAgent agent,
        MediaEngine media,
        McpRecords records,
        McpLog log,
        CallTable calls,
        McpMetrics metrics,
        PageCache kept,
        SoundCache sounds) {

    void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }
}
