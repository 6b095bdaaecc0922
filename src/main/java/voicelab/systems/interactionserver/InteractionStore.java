package voicelab.systems.interactionserver;

import java.io.IOException;
import java.util.List;

/** Where interactions are kept so that they outlive the process, or are not. Called under the book's lock. */
interface InteractionStore extends AutoCloseable {

    /** What was kept, oldest first; called once, before anything else. */
    List<Interaction> load() throws IOException;

    void put(Interaction interaction);

    void remove(String id);

    /** Returns when everything so far is kept: what is acknowledged afterwards survives. */
    void commit() throws IOException;

    /** Forgets everything. */
    void clear() throws IOException;

    @Override
    void close();

    /** Keeps nothing: the state goes with the lab. */
    InteractionStore MEMORY = new InteractionStore() {
        @Override
        public List<Interaction> load() {
            return List.of();
        }

        @Override
        public void put(Interaction interaction) {}

        @Override
        public void remove(String id) {}

        @Override
        public void commit() {}

        @Override
        public void clear() {}

        @Override
        public void close() {}
    };
}
