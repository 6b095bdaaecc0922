package voicelab.engines.media;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import voicelab.net.Ticker;

/** What the sessions of one engine share. */
record MediaWorks(
        MediaSettings settings,
        Ticker ticker,
        MediaClock clock,
        MediaSelector selector,
        KeptPackets.Budget kept,
        Consumer<AutoCloseable> closing) {
    private static final Logger LOG = LoggerFactory.getLogger(MediaWorks.class);

    /** A session or relay closed. */
    void gone(AutoCloseable stream) {
        closing.accept(stream);
    }

    void bug(RtpPlan plan, String where, Throwable error) {
        if (plan.arrivals() != null) plan.arrivals().bug(where, error);
        else LOG.error("{}", where, error);
    }
}
