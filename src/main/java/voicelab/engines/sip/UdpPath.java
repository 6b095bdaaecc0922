package voicelab.engines.sip;

import java.io.IOException;
import voicelab.net.Carrier;
import voicelab.net.Hop;
import voicelab.net.Passage;
import voicelab.protocols.Parcel;
import voicelab.protocols.sip.SipPacket;
import voicelab.protocols.sip.Transport;

/** Datagrams from one listening socket to one address. */
final class UdpPath implements Path, Carrier {
    private final UdpPort port;
    private final Hop hop;
    private final Passage passage;

    UdpPath(UdpPort port, Hop hop, Passage passage) {
        this.port = port;
        this.hop = hop;
        this.passage = passage;
    }

    @Override
    public Transport transport() {
        return Transport.UDP;
    }

    @Override
    public Hop hop() {
        return hop;
    }

    @Override
    public long queue() {
        return port.queue();
    }

    UdpPort port() {
        return port;
    }

    Passage passage() {
        return passage;
    }

    @Override
    public void send(SipPacket packet, PathUser user) {
        if (!UdpPort.fits(packet)) {
            fail(user, "too long for a datagram");
            return;
        }
        if (passage == null) {
            port.write(packet, hop.remote());
            return;
        }
        try {
            passage.out(packet, hop, this);
        } catch (IOException e) {
            fail(user, e.getMessage());
        }
    }

    @Override
    public void carry(Parcel parcel) {
        port.write(parcel, hop.remote());
    }

    @Override
    public void answered(Parcel answer) {
        port.answered((SipPacket) answer, this);
    }

    private static void fail(PathUser user, String why) {
        if (user != null) user.pathFailed(why);
    }
}
