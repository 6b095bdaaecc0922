package voicelab.protocols.sql;

import java.util.List;

/**
 * What one statement gave.
 *
 * @param rows texts, null where the value is null; empty for a statement that reads nothing
 * @param changed rows that it changed; 0 for one that reads
 */
public record SqlResult(List<List<String>> rows, int changed) {}
