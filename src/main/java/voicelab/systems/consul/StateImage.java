package voicelab.systems.consul;

import java.util.List;

/**
 * Every row of one moment.
 *
 * @param index the index that the state had
 * @param rows each as a new one
 */
record StateImage(long index, List<Change> rows) {
    static final StateImage EMPTY = new StateImage(0, List.of());
}
