package voicelab.engines.sql.tds;

import voicelab.engines.sql.tds.text.SqlType;

/**
 * An argument of a procedure's call.
 *
 * @param name with its {@code @}, or empty for one by position
 * @param target the caller's variable that takes the value of an output argument; null when the client itself is the caller
 */
record Argument(String name, boolean output, SqlType type, Object value, Scope.Variable target) {}
