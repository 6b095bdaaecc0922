package voicelab.languages.voicexml;

import java.net.URI;

/**
 * One logged line.
 *
 * @param label of {@code <log label>}, empty when none
 * @param text white space collapsed
 * @param destination the vendor's {@code gvp:dest}, empty when none
 * @param page where it stands
 * @param line in the page
 */
public record LogLine(String label, String text, String destination, URI page, int line) {}
