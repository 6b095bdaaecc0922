package voicelab.engines.sql.tds.rewrite;

import java.util.List;

/**
 * A statement in the engine's words.
 *
 * @param variables one for each question mark, in order
 * @param database where it is to be run
 */
public record Rewritten(String sql, List<String> variables, String database) {}
