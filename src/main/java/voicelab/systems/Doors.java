package voicelab.systems;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import voicelab.engines.http.HttpBounds;
import voicelab.engines.http.HttpListening;
import voicelab.engines.http.HttpServer;
import voicelab.engines.http.HttpWorker;
import voicelab.engines.http.PathTable;
import voicelab.engines.media.MediaEngine;
import voicelab.engines.media.MediaSettings;
import voicelab.engines.sip.SipNode;
import voicelab.engines.sip.SipNodes;
import voicelab.net.BindFailure;
import voicelab.protocols.sip.Transport;
import voicelab.standin.BoundListener;
import voicelab.standin.LabContext;

/** Opens a room's listeners, the one way that rooms share: a listener that the profile switched off is left closed. */
public final class Doors {
    private Doors() {}

    /**
     * An HTTP listener on the lab's one worker.
     *
     * @param bound takes the listener when it was opened
     * @return empty when it is switched off; the room closes it
     */
    public static Optional<HttpServer> http(
            LabContext lab, String listener, HttpBounds bounds, PathTable paths, List<BoundListener> bound)
            throws BindFailure {
        return web(lab, listener, HttpListening::plain, bounds, paths, bound);
    }

    /** An HTTPS listener with the instance's own certificate; else as {@link #http}. */
    public static Optional<HttpServer> https(
            LabContext lab, String listener, HttpBounds bounds, PathTable paths, List<BoundListener> bound)
            throws BindFailure {
        SSLContext tls = lab.tls().serving();
        return web(lab, listener, at -> HttpListening.tls(at, tls), bounds, paths, bound);
    }

    private static Optional<HttpServer> web(
            LabContext lab,
            String listener,
            Function<InetSocketAddress, HttpListening> kind,
            HttpBounds bounds,
            PathTable paths,
            List<BoundListener> bound)
            throws BindFailure {
        Optional<InetSocketAddress> at = lab.listen(listener);
        if (at.isEmpty()) return Optional.empty();
        HttpWorker worker = lab.shared(HttpWorker.class, () -> HttpWorker.start("lab-http", lab.clock()));
        HttpServer server = HttpServer.open(worker, lab.arrivals(), bounds, paths, List.of(kind.apply(at.get())));
        bound.add(new BoundListener(lab.listener(listener), server.addresses().get(0)));
        return Optional.of(server);
    }

    /** A listening point of a room's SIP node. */
    public static void sip(
            LabContext lab, SipNode node, String listener, Transport transport, List<BoundListener> bound)
            throws BindFailure {
        Optional<InetSocketAddress> at = lab.listen(listener);
        if (at.isEmpty()) return;
        lab.shared(SipNodes.class, SipNodes::new).add(node);
        node.listen(at.get(), transport);
        bound.add(new BoundListener(lab.listener(listener), at.get()));
    }

    /** The lab's one media engine. */
    public static MediaEngine media(LabContext lab) {
        return lab.shared(MediaEngine.class, () -> new MediaEngine(MediaSettings.DEFAULT, lab.ticker(), lab.random()));
    }
}
