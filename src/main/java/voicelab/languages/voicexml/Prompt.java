package voicelab.languages.voicexml;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One prompt, all expressions evaluated.
 *
 * @param segments in order
 * @param bargein whether input stops it
 * @param language {@code xml:lang} in force, empty when none
 */
public record Prompt(List<Segment> segments, boolean bargein, String language) {
    public Prompt {
        segments = List.copyOf(segments);
    }

    /** For people: text as it is, audio by its URI in brackets. */
    @Override
    public String toString() {
        return segments.stream().map(Segment::toString).collect(Collectors.joining(" "));
    }
}
