package voicelab.engines.frames.config.store;

/** Hears how a server and its database get on; called on workers, in order. */
public interface StorageWatch {

    /** Nothing can be kept from now on; the sentence names the database and why. */
    void lost(String reason);

    /** Everything can be kept (again). */
    void kept(String what);

    /** An error of ours. */
    void bug(String where, Throwable error);
}
