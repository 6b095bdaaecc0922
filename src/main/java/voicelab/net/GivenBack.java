package voicelab.net;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;

/**
 * Closes a listener so that its port can be bound again at once. Java closes a channel that a selector knows only when that
 * selector looks the next time, which may be after Netty's close future is done: under load, a restart on the same port
 * failed with "Address already in use" every few hundred times.
 */
public final class GivenBack {
    private static final long PATIENCE_MILLIS = 2_000;

    private GivenBack() {}

    /** Waits, bounded; not from the listener's own event loop. */
    public static void await(Channel listener) {
        listener.close().awaitUninterruptibly(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        if (listener.eventLoop().isShuttingDown()) return;
        // a timer runs in a later round of the loop than the close, and each round begins at the selector
        listener.eventLoop()
                .schedule(() -> {}, 1, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }
}
