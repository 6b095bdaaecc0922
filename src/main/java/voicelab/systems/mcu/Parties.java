package voicelab.systems.mcu;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import voicelab.engines.media.MixSeat;
import voicelab.engines.media.PortRange;
import voicelab.engines.media.RtpListener;
import voicelab.engines.media.RtpPlan;
import voicelab.journal.Kind;
import voicelab.map.ListenerSpec;
import voicelab.map.PortSpan;
import voicelab.map.SystemSpec;
import voicelab.map.Transport;
import voicelab.net.BindFailure;
import voicelab.standin.LabContext;
import voicelab.systems.CallAudio;

/** Makes participants: gives them their names, and seats with RTP ports. On the event loop only. */
final class Parties {
    private final LabContext lab;
    private final Participant.Watcher watcher;
    private final PortRange ports;
    private long last;

    Parties(LabContext lab, Participant.Watcher watcher) {
        this.lab = lab;
        this.watcher = watcher;
        this.ports = ports(lab);
    }

    /** The documented range without those ports that another UDP listener of the map has. */
    private static PortRange ports(LabContext lab) {
        PortSpan own = lab.range("RTP");
        Set<Integer> others = new HashSet<>();
        for (SystemSpec system : lab.map().systems())
            for (ListenerSpec listener : system.listeners()) {
                PortSpan span = listener.documentedPort();
                if (listener.transport() != Transport.UDP || span.equals(own)) continue;
                for (int port = Math.max(own.first(), span.first()); port <= Math.min(own.last(), span.last()); port++)
                    others.add(port);
            }
        return PortRange.of(own.first(), own.last()).without(others);
    }

    Participant make(Conference conference, String number, String session, String transport, boolean cameIn) {
        Participant made = new Participant("p" + ++last, conference, number, session, transport, cameIn, watcher);
        conference.add(made);
        return made;
    }

    /**
     * A seat in its conference's mix, and its ports.
     *
     * @param loop where keys that the party presses are passed on
     */
    PartyCall seat(Participant participant, String callId, Executor loop) throws BindFailure {
        InetAddress own = lab.address();
        RtpPlan plan = RtpPlan.at(own).ports(ports).reportTo(lab.arrivals(), callId);
        MixSeat seat = participant.conference.mixer.seat(plan, new RtpListener() {
            @Override
            public void onDigit(char digit) {
                note(participant.number + " presses " + digit + " (" + callId + ")");
                loop.execute(() -> participant.conference.key(participant, digit));
            }
        });
        return new PartyCall(participant, seat, new CallAudio(lab, callId, seat.session()));
    }

    void note(String what) {
        lab.journal().note(Kind.EVENT, "", lab.self().toString(), "", what);
    }
}
