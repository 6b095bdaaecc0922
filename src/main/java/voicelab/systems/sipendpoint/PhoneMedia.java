package voicelab.systems.sipendpoint;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.PortRange;
import voicelab.engines.media.RtpPlan;
import voicelab.engines.media.RtpRemote;
import voicelab.engines.media.RtpSession;
import voicelab.map.PortSpan;
import voicelab.net.BindFailure;
import voicelab.net.Hop;
import voicelab.protocols.audio.AudioSource;
import voicelab.protocols.audio.Tone;
import voicelab.protocols.sdp.AudioAgreement;
import voicelab.standin.LabContext;
import voicelab.standin.MediaArrows;

/** Mouth and ear of one call: an RTP session on this phone's ports. */
final class PhoneMedia {
    private static final double LEVEL_DBM0 = -10;

    private final LabContext lab;
    private final String callId;
    private final RtpSession session;
    final Ear ear;
    private InetSocketAddress peer;

    PhoneMedia(LabContext lab, MediaEngine engine, String callId, Consumer<Character> keys) throws BindFailure {
        this.lab = lab;
        this.callId = callId;
        this.ear = new Ear(keys);
        PortSpan ports = lab.range("RTP");
        session = engine.session(
                RtpPlan.at(lab.address())
                        .ports(PortRange.of(ports.first(), ports.last()))
                        .reportTo(lab.arrivals(), callId),
                ear);
    }

    InetSocketAddress local() {
        return session.local();
    }

    /** @throws IllegalArgumentException when the address is none that media can be sent to */
    void agreed(AudioAgreement agreement) {
        RtpRemote remote = RtpRemote.of(agreement);
        if (!remote.rtp().equals(peer) && !agreement.remoteHost().equals("0.0.0.0")) {
            peer = remote.rtp();
            session.through(MediaArrows.towards(lab, new Hop(session.local(), peer), callId));
        }
        session.remote(remote);
    }

    void tone(double hertz, Duration length) {
        session.play(AudioSource.of(Tone.sine(hertz, LEVEL_DBM0, length)));
    }

    void quiet() {
        session.stopPlaying();
    }

    void keys(String digits, Duration on, Duration gap) {
        session.sendDigits(digits, on, gap);
    }

    void close() {
        session.close();
    }
}
