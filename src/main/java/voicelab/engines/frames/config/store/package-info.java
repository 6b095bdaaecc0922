/**
 * A Configuration Server's objects kept in PostgreSQL: reads are served from memory, a change is told and acknowledged only
 * when the database has committed it. Without the database the server is read-only and goes on by itself when it is back.
 *
 * <p>Tables, columns and their prefix {@code lab_config_} are ours; the vendor's schema is not public. Plain SQL that
 * PostgreSQL 15 and H2 both take.
 */
package voicelab.engines.frames.config.store;
