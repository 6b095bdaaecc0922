package voicelab.systems;

import java.time.Duration;
import voicelab.standin.LabContext;
import voicelab.standin.Timers;

/** A look again and again in the lab's own time until closed; one that fails is a bug of ours and costs no other its turn. */
public final class Rounds implements AutoCloseable {
    private final LabContext lab;
    private final Duration every;
    private final Runnable look;
    private Timers.Timer timer;
    private boolean closed;

    public Rounds(LabContext lab, Duration every, Runnable look) {
        this.lab = lab;
        this.every = every;
        this.look = look;
    }

    /** The first look comes after one pause. */
    public synchronized void start() {
        if (!closed) timer = lab.timers().after(every, this::turn);
    }

    private void turn() {
        start(); // first, so that a clock that is moved meanwhile finds the next turn armed
        try {
            look.run();
        } catch (RuntimeException e) {
            lab.arrivals().bug("the rounds of " + lab.self(), e);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (timer != null) timer.cancel();
    }
}
