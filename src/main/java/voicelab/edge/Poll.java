package voicelab.edge;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import voicelab.net.Ticker;

/** Asks again and again, in real time: most protocols of a lab do not tell when something has become so. */
public final class Poll {
    /** Short beside what a person notices, long beside what a question costs. */
    private static final int PAUSE_MILLIS = 20;

    /** A question to the lab. */
    @FunctionalInterface
    public interface Question {
        boolean holds() throws IOException, InterruptedException;
    }

    private Poll() {}

    /** @return whether it came to hold within that time; asked once at least */
    public static boolean until(Duration patience, Question question) throws IOException, InterruptedException {
        long deadline = Ticker.REAL.nanos() + patience.toNanos();
        while (!question.holds()) {
            if (Ticker.REAL.nanos() > deadline) return false;
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
