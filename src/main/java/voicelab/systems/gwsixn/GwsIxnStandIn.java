package voicelab.systems.gwsixn;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import voicelab.engines.frames.interaction.ClientType;
import voicelab.engines.frames.interaction.InteractionClient;
import voicelab.engines.frames.interaction.InteractionListener;
import voicelab.engines.frames.interaction.InteractionLogin;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpServer;
import voicelab.map.SystemId;
import voicelab.net.BindFailure;
import voicelab.standin.BoundListener;
import voicelab.standin.CallsOut;
import voicelab.standin.LabContext;
import voicelab.standin.StandIn;
import voicelab.standin.StartFailure;
import voicelab.systems.Doors;

/** GWS IXN service: users' requests over HTTP, taken to Interaction Server as its proxy client. */
public final class GwsIxnStandIn implements StandIn, CallsOut {
    private static final SystemId ID = new SystemId("gws-ixn");
    private static final String HTTP = "HTTP";

    private LabContext lab;
    private GwsIxnSettings settings;
    private Users users;
    private ServerDoor door;
    private InteractionClient client;
    private HttpServer pages;

    @Override
    public SystemId id() {
        return ID;
    }

    @Override
    public List<BoundListener> start(LabContext given) throws StartFailure {
        lab = given;
        settings = GwsIxnSettings.read(lab.settings());
        users = new Users(settings.maxUsers());
        door = new ServerDoor(users);
        List<BoundListener> bound = new ArrayList<>();
        try {
            pages = Doors.http(lab, HTTP, HttpBounds.USUAL, GwsPaths.table(door), bound)
                    .orElse(null);
        } catch (BindFailure e) {
            throw new StartFailure(e);
        }
        return bound;
    }

    @Override
    public CompletionStage<?> arrowsOpen() {
        Optional<InetSocketAddress> server = lab.where(new SystemId("interaction-server"), "IXN");
        if (server.isEmpty()) {
            door.stayClosed("it does not run in this profile");
            return CompletableFuture.completedFuture(null);
        }
        client = new InteractionClient(
                lab.loops(),
                lab.dialer(),
                lab.passages(),
                server.get(),
                InteractionLogin.of(settings.clientName(), ClientType.PROXY),
                InteractionListener.NONE);
        door.open(client);
        return client.start();
    }

    @Override
    public void reset() {
        if (users != null) users.forget();
    }

    @Override
    public void close() {
        if (client != null) client.close();
        if (pages != null) pages.close();
    }
}
