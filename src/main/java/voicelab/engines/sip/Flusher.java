package voicelab.engines.sip;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;

/** Gathers what one read makes to be written: each touched channel is flushed once when the read is complete. */
final class Flusher {
    private final EventLoop loop;
    private final List<Runnable> dirty = new ArrayList<>();
    private boolean reading;
    private boolean scheduled;

    Flusher(EventLoop loop) {
        this.loop = loop;
    }

    void reading() {
        reading = true;
    }

    void readComplete() {
        reading = false;
        flush();
    }

    /** Called once per flush by each channel that has something to write. */
    void dirty(Runnable flush) {
        dirty.add(flush);
        if (reading || scheduled) return;
        scheduled = true;
        loop.execute(this::flush);
    }

    private void flush() {
        scheduled = false;
        for (int i = 0; i < dirty.size(); i++) dirty.get(i).run();
        dirty.clear();
    }
}
