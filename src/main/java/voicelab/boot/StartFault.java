package voicelab.boot;

/**
 * One line of the table of failures.
 *
 * @param system who did not start
 * @param address what it wanted, or {@code -}
 * @param cause why
 * @param remedy how to mend it
 */
public record StartFault(String system, String address, String cause, String remedy) {}
