package voicelab.systems.mcu;

import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
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
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** The MCU: conferences by SIP at 5060 (UDP and TCP), controlled over HTTP at 2131. */
public final class McuStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("mcu");
    private static final int BODY_BYTES = 16 * 1024;
    private static final int CONNECTIONS = 500;

    private SipNode node;
    private Floor floor;
    private News news;
    private HttpServer server;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext lab) throws StartFailure {
        McuSettings settings = McuSettings.read(lab.settings());
        EventLoop loop = lab.loops().next();
        node = new SipNode(new SipOutfit(
                loop,
                lab.dialer(),
                lab.passages(),
                lab.arrivals(),
                lab.ticker(),
                lab.random(),
                SipSettings.DEFAULTS
                        .withProduct("VoiceLab MCU")
                        .withBounds(
                                20 * settings.mostParticipants(), 2 * settings.mostParticipants() + 1, CONNECTIONS)));
        node.names(host -> lab.resolve(host, 0).map(InetSocketAddress::getAddress));
        UserAgent agent = new UserAgent(node, "");
        news = new News(lab, settings, loop);
        Parties parties = new Parties(lab, this::happened);
        Conferences conferences = new Conferences(settings, Doors.media(lab), this::load);
        floor = new Floor(
                lab.self(), node, settings, conferences, new DialOut(lab, parties, node, agent), lab.workers());
        node.handle(new DialIn(settings, conferences, parties, node, agent));
        List<BoundListener> bound = new ArrayList<>();
        try {
            Doors.sip(lab, node, "SIP", Transport.TCP, bound);
            Doors.sip(lab, node, "SIP_UDP", Transport.UDP, bound);
            HttpBounds bounds = HttpBounds.USUAL.withMaxBodyBytes(BODY_BYTES);
            server = Doors.http(lab, "CONTROL", bounds, McuPaths.table(floor), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            close();
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        news.open();
        news.beat(() -> node.run(this::load));
        return news.known();
    }

    private void happened(Participant participant, String event) {
        news.event(participant, event);
        if (event.equals("calling")) load();
    }

    /** The numbers changed, or it is time to say them again. On the event loop, or before anybody knows of us. */
    private void load() {
        if (floor != null)
            news.load(floor.conferences().ids(), floor.conferences().live());
    }

    @Override
    public void reset() {
        news.clear();
        floor.await(floor.conferences()::reset);
    }

    @Override
    public void close() {
        if (server != null) server.close();
        if (news != null) news.close();
        if (floor != null) floor.await(floor.conferences()::close);
        if (node != null) node.close();
    }
}
