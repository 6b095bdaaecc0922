package voicelab.engines.sip;

/** Who waits for something over a path. */
interface PathUser {
    /** The path is gone: cut, refused, reset, closed. */
    void pathFailed(String why);
}
