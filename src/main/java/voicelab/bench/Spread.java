package voicelab.bench;

import java.util.List;
import java.util.function.ToLongFunction;

/** The middle of some measurements, with their ends. */
public record Spread(long median, long least, long most) {
    public static <T> Spread of(List<T> samples, ToLongFunction<T> what) {
        long[] sorted = samples.stream().mapToLong(what).sorted().toArray();
        if (sorted.length == 0) return new Spread(0, 0, 0);
        long middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(middle, sorted[0], sorted[sorted.length - 1]);
    }

    /** {@code 1412 (1390-1500)}. */
    @Override
    public String toString() {
        return least == most ? Long.toString(median) : median + " (" + least + "-" + most + ")";
    }
}
