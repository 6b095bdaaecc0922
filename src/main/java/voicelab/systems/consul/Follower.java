package voicelab.systems.consul;

/** What follows from the state: indexes, timers. Called under the store's lock, must be quick and must not throw. */
interface Follower {

    void changed(Change change);

    /** All rows are gone; those of a restored state follow as new ones. */
    void forgotten(long index);
}
