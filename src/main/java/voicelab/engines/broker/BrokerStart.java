package voicelab.engines.broker;

import java.io.IOException;
import java.net.BindException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.core.remoting.server.RemotingService;
import org.apache.activemq.artemis.core.server.ActiveMQLockAcquisitionTimeoutException;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import voicelab.net.BindFailure;

/** Starts a broker and makes of its many ways to fail one exception, with everything closed again. */
final class BrokerStart {
    private BrokerStart() {}

    static void run(ActiveMQServer server, BrokerSettings settings) throws IOException {
        AtomicReference<Throwable> activation = new AtomicReference<>();
        server.registerActivationFailureListener(activation::set);
        Throwable failure = null;
        try {
            server.start();
        } catch (Exception e) {
            failure = e;
        }
        if (failure == null) failure = activation.get();
        // the broker only logs why an acceptor did not start; asked again, the acceptor says so, or it listens after
        // all
        if (failure == null) failure = listen(server);
        if (failure == null && listens(server)) return;
        stop(server);
        throw reason(failure, settings);
    }

    private static Exception listen(ActiveMQServer server) {
        RemotingService remoting = server.getRemotingService();
        var acceptor = remoting == null ? null : remoting.getAcceptor(BrokerConfiguration.ACCEPTOR);
        if (acceptor == null || acceptor.isStarted()) return null;
        try {
            acceptor.start();
            return null;
        } catch (Exception e) {
            return e;
        }
    }

    private static boolean listens(ActiveMQServer server) {
        RemotingService remoting = server.getRemotingService();
        if (!server.isActive() || remoting == null) return false;
        var acceptor = remoting.getAcceptor(BrokerConfiguration.ACCEPTOR);
        return acceptor != null && acceptor.isStarted();
    }

    private static void stop(ActiveMQServer server) throws IOException {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IOException("a broker that did not start did not stop either", e);
        }
    }

    private static IOException reason(Throwable failure, BrokerSettings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof BindException) return new BindFailure(settings.listen(), "tcp", cause);
        for (Throwable cause = failure; cause != null; cause = cause.getCause())
            if (cause instanceof ActiveMQLockAcquisitionTimeoutException)
                return new IOException(
                        "broker " + settings.name() + ": directory " + settings.directory()
                                + " is used by another process",
                        cause);
        if (failure == null) return new IOException("broker " + settings.name() + " did not become active");
        return new IOException("broker " + settings.name() + " did not start: " + failure.getMessage(), failure);
    }
}
