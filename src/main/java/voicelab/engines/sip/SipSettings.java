package voicelab.engines.sip;

import java.time.Duration;
import java.util.List;

/** How a node behaves and where its bounds are. {@link #DEFAULTS} are RFC 3261's values; each {@code with} changes some. */
public record SipSettings(SipTimers timers, SipBounds bounds, SipManners manners) {
    public static final SipSettings DEFAULTS =
            new SipSettings(SipTimers.DEFAULTS, SipBounds.DEFAULTS, SipManners.DEFAULTS);

    /** For tests on a quick clock: T1, with T2 and linger scaled as in the defaults. */
    public SipSettings withT1(Duration value) {
        return new SipSettings(timers.withT1(value), bounds, manners);
    }

    /** For a node that forwards: {@code Require} and merged requests are the next hop's business. */
    public SipSettings forProxy() {
        return with(new SipManners(false, manners.product(), manners.allow(), manners.supported(), manners.accept()));
    }

    public SipSettings withBounds(int transactions, int dialogs, int connections) {
        return with(bounds.withCounts(transactions, dialogs, connections));
    }

    public SipSettings withTimeouts(Duration idle, Duration stalled, Duration ringing) {
        return new SipSettings(timers.withRinging(ringing), bounds.withTimes(idle, stalled, bounds.behind()), manners);
    }

    public SipSettings withBehind(Duration value) {
        return with(bounds.withTimes(bounds.idle(), bounds.stalled(), value));
    }

    public SipSettings withProduct(String name) {
        return with(new SipManners(
                manners.userAgentChecks(), name, manners.allow(), manners.supported(), manners.accept()));
    }

    /** What OPTIONS, 405 and 420 tell. */
    public SipSettings withAbilities(List<String> methods, List<String> optionTags, List<String> mediaTypes) {
        return with(new SipManners(manners.userAgentChecks(), manners.product(), methods, optionTags, mediaTypes));
    }

    private SipSettings with(SipBounds other) {
        return new SipSettings(timers, other, manners);
    }

    private SipSettings with(SipManners other) {
        return new SipSettings(timers, bounds, other);
    }
}
