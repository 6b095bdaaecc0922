package voicelab.systems.consul;

import java.io.IOException;
import java.util.List;

/** Where writes go before they are acknowledged. Called under the store's lock. */
interface StateLog {
    /** A lab that keeps nothing. */
    StateLog NONE = new StateLog() {
        @Override
        public void append(long index, List<Change> changes, Store store) {}

        @Override
        public void rewrite(Store store) {}

        @Override
        public void close() {}
    };

    /** @param store as it stands with the changes, for a compaction */
    void append(long index, List<Change> changes, Store store) throws IOException;

    /** Everything anew. */
    void rewrite(Store store) throws IOException;

    void close() throws IOException;
}
