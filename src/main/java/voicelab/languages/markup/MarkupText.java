package voicelab.languages.markup;

/**
 * A run of characters, white space kept as written; CDATA sections are already merged in.
 *
 * @param text the characters
 * @param line line where the run begins, from 1
 */
public record MarkupText(String text, int line) implements MarkupNode {}
