package voicelab.languages.voicexml;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A piece of a {@link Prompt}. */
public sealed interface Segment {
    /**
     * A recording.
     *
     * @param source where it is; null when an expression left it undefined, then only the fallback counts
     * @param fallback played instead when the source cannot be had; may be empty, then silence
     */
    record Audio(URI source, List<Segment> fallback) implements Segment {
        public Audio {
            fallback = List.copyOf(fallback);
        }

        @Override
        public String toString() {
            return "[" + source + "]";
        }
    }

    /** What a {@code <record>} of this session collected. */
    record Recorded(Recording recording) implements Segment {
        @Override
        public String toString() {
            return "[recording of " + recording.duration().toMillis() + " ms]";
        }
    }

    /**
     * Text to be spoken.
     *
     * @param text white space collapsed
     * @param sayAs {@code interpret-as} of the nearest {@code <say-as>}, empty when none
     */
    record Text(String text, String sayAs) implements Segment {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A pause. */
    record Silence(Duration duration) implements Segment {
        @Override
        public String toString() {
            return "(" + duration.toMillis() + "ms)";
        }
    }

    /** A named place in the output. */
    record Mark(String name) implements Segment {
        @Override
        public String toString() {
            return "{" + name + "}";
        }
    }
}
