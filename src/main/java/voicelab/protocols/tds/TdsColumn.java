package voicelab.protocols.tds;

/** A column of an answer as COLMETADATA tells it. */
public record TdsColumn(String name, TdsType type, boolean nullable, boolean identity) {}
