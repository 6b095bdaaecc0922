/** T-SQL into the engine's words, a rule a file, on tokens. */
package voicelab.engines.sql.tds.rewrite;
