package voicelab.systems.mcp;

import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.PortRange;
import voicelab.engines.media.RtpListener;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpSession;
import voicelab.map.PortSpan;
import voicelab.net.BindFailure;
import voicelab.standin.LabContext;
import voicelab.systems.CallAudio;

/** One call's RTP, and what is agreed about it (option {@code matchfull}: the same offer gets the same answer). */
record CallMedia(RtpSession rtp, CallAudio audio) implements AutoCloseable {

    static CallMedia open(LabContext lab, MediaEngine engine, McpSettings settings, String callId, RtpListener listener)
            throws BindFailure {
        PortSpan range = lab.range("RTP");
        RtpPlan plan = RtpPlan.at(lab.address())
                .ports(PortRange.of(range.first(), range.last()))
                .reportTo(lab.arrivals(), callId)
                .sendSilence(settings.sendSilence());
        RtpSession rtp = engine.session(plan, listener);
        return new CallMedia(rtp, new CallAudio(lab, callId, rtp));
    }

    @Override
    public void close() {
        rtp.close();
    }
}
