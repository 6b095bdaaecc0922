package voicelab.engines.sip;

import io.netty.channel.EventLoop;
import java.util.random.RandomGenerator;
import voicelab.net.Arrivals;
import voicelab.net.Dialer;
import voicelab.net.Passages;
import voicelab.net.Ticker;

/**
 * What a node is given by its house.
 *
 * @param loop the one event loop (NIO) that everything of this node runs on
 * @param dialer dials TCP from the system's own address
 * @param passages the system's arrows
 * @param arrivals where what reached the listeners is reported
 * @param ticker drives the timers
 * @param random seeds Call-IDs, tags and branches
 */
public record SipOutfit(
        EventLoop loop,
        Dialer dialer,
        Passages passages,
        Arrivals arrivals,
        Ticker ticker,
        RandomGenerator random,
        SipSettings settings) {

    public SipOutfit with(SipSettings other) {
        return new SipOutfit(loop, dialer, passages, arrivals, ticker, random, other);
    }
}
