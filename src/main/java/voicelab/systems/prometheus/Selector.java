package voicelab.systems.prometheus;

import java.util.List;

/** {@code name{label="value",other=~"regex"}}: what fits all matchers. */
record Selector(List<LabelMatcher> matchers) {
    static final Selector EVERYTHING = new Selector(List.of());

    boolean fits(Series series) {
        for (LabelMatcher matcher : matchers) if (!matcher.fits(series.label(matcher.label()))) return false;
        return true;
    }
}
