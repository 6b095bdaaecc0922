package voicelab.systems.sipendpoint;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipOutfit;
import voicelab.engines.sip.SipSettings;
import voicelab.engines.sip.UserAgent;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.Phone;
import voicelab.standin.PhoneCall;
import voicelab.standin.PhoneManner;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** A phone at 5060 (UDP and TCP) with one line. */
public final class SipEndpointStandIn implements StandIn, CallsOut, Phone {
    private static final SystemId ID = new SystemId("sip-endpoint");
    /** So long after a reset of the whole lab SIP Server has been reset too. */
    private static final int AGAIN_MILLIS = 300;

    private SipEndpointSettings settings;
    private String number;
    private EventLoop loop;
    private SipNode node;
    private Line line;
    private LineRegistration registration;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        settings = SipEndpointSettings.read(lab.settings());
        number = Integer.toString(settings.number() + lab.self().number() - 1);
        MediaEngine media = Doors.media(lab);
        loop = lab.loops().next();
        node = new SipNode(new SipOutfit(
                loop,
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS.withProduct("VoiceLab SIP Endpoint")));
        UserAgent agent = new UserAgent(node, number);
        line = new Line(lab, settings, number, node, agent, media, loop);
        registration = new LineRegistration(lab, node, number, settings.expires(), line::note);
        node.handle(line).names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress));
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, node, "SIP", Transport.TCP, bound);
            Doors.sip(lab, node, "SIP_UDP", Transport.UDP, bound);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        return settings.register().isEmpty() ? CompletableFuture.completedFuture(null) : register(settings.register());
    }

    @Override
    public PhoneCall dial(String dialled, String via, String transport) {
        return dial(dialled, via, transport, Map.of());
    }

    @Override
    public PhoneCall dial(String dialled, String via, String transport, Map<String, String> data) {
        return line.dial(dialled, via, transport(transport), data);
    }

    @Override
    public void answers(PhoneManner manner) {
        line.manner(manner);
    }

    @Override
    public CompletionStage<Integer> register(String transport) {
        return registration.register(transport(transport));
    }

    private static Transport transport(String name) {
        return switch (name) {
            case "udp" -> Transport.UDP;
            case "tcp" -> Transport.TCP;
            default -> throw new IllegalArgumentException("transport is udp or tcp, not \"" + name + "\"");
        };
    }

    @Override
    public String number() {
        return number;
    }

    @Override
    public List<PhoneCall> calls() {
        return List.copyOf(line.calls());
    }

    @Override
    public void reset() {
        line.reset();
        registration.end();
        if (!settings.register().isEmpty()) loop.schedule(this::arrowsOpen, AGAIN_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (registration != null) registration.stop();
        if (line != null) line.close();
        if (node != null) node.close();
    }
}
