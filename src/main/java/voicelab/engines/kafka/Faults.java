package voicelab.engines.kafka;

import kafka.server.FaultHandlerFactory;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.server.fault.FaultHandler;
import voicelab.net.Arrivals;

/** What Kafka does when something of its own breaks: it says so. Its usual way is to end the whole process. */
final class Faults implements FaultHandlerFactory {
    private final Arrivals arrivals;

    Faults(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    /** A broker that has lost its disk would halt the JVM, and every other system of the lab with it. */
    static void prepare() {
        Exit.setExitProcedure(Faults::stay);
        Exit.setHaltProcedure(Faults::stay);
    }

    private static void stay(int status, String message) {
        throw new IllegalStateException("Kafka wanted to end this process (" + status + "): " + message);
    }

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (what, cause) -> {
            if (cause != null && !ended(cause)) arrivals.bug("Kafka, " + name + ": " + what, cause);
            return new IllegalStateException(what, cause);
        };
    }

    /** Work that a closing broker could not finish is no fault. */
    private static boolean ended(Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause())
            if (t instanceof InterruptedException
                    || t instanceof java.util.concurrent.RejectedExecutionException
                    || t instanceof voicelab.net.BindFailure) return true;
        return false;
    }
}
