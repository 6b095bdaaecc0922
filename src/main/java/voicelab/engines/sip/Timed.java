package voicelab.engines.sip;

/** What a {@link TimerWheel} holds: one entry, moved when its slot comes up and the deadline has moved on. */
abstract class Timed {
    long deadline;
    int slot = -1;
    Timed before;
    Timed after;

    /** On the event loop, at or a little after the deadline. It is out of the wheel then. */
    abstract void due(long now);
}
