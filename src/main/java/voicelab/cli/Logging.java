package voicelab.cli;

import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Log lines go to standard error, one line each; libraries speak only of what is wrong. */
final class Logging {
    /** Held, so that its level is not collected with the logger. */
    private static final Logger ROOT = Logger.getLogger("");

    private Logging() {}

    static void quiet() {
        for (Handler handler : ROOT.getHandlers()) ROOT.removeHandler(handler);
        ConsoleHandler console = new ConsoleHandler();
        console.setFormatter(new OneLine());
        ROOT.addHandler(console);
        ROOT.setLevel(Level.WARNING);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            StringBuilder line = new StringBuilder(128);
            line.append(record.getLevel().getName())
                    .append(' ')
                    .append(record.getLoggerName())
                    .append(": ")
                    .append(formatMessage(record))
                    .append('\n');
            if (record.getThrown() != null) {
                java.io.StringWriter stack = new java.io.StringWriter();
                record.getThrown().printStackTrace(new java.io.PrintWriter(stack));
                line.append(stack);
            }
            return line.toString();
        }
    }
}
