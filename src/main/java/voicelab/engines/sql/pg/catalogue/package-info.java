/**
 * PostgreSQL's catalogue: its tables built from the engine's own description of its objects when somebody asks, and the
 * functions that describe them. Columns and their meaning: PostgreSQL 15 documentation, chapter 53.
 */
package voicelab.engines.sql.pg.catalogue;
