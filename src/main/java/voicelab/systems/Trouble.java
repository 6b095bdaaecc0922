package voicelab.systems;

import java.util.concurrent.atomic.AtomicReference;

/**
 * What is wrong with what a room depends on, right now: worth a note when it begins and when it is over, not each time that it is
 * met again. It holds before it is noted, so that who reads the note finds it. Any thread.
 */
public final class Trouble {
    private final AtomicReference<String> now;

    public Trouble() {
        this("");
    }

    /** @param atFirst what is wrong until the first attempt has told */
    public Trouble(String atFirst) {
        now = new AtomicReference<>(atFirst);
    }

    /** @return whether it is another one than before, and to be noted */
    public boolean begins(String why) {
        return !now.getAndSet(why).equals(why);
    }

    /** @return whether there was one, whose end is to be noted */
    public boolean ends() {
        return !now.getAndSet("").isEmpty();
    }

    public boolean isAny() {
        return !text().isEmpty();
    }

    /** @return empty when nothing is wrong */
    public String text() {
        return now.get();
    }
}
