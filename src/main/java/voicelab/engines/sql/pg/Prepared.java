package voicelab.engines.sql.pg;

import java.util.List;

/**
 * A statement that a client keeps under a name.
 *
 * @param declared its parameters' oids as far as they were told
 */
record Prepared(String sql, List<Integer> declared) {}
