/**
 * Embedded databases behind the rooms. H2 is seen only here. So far: one database with one session, for a room's own
 * bookkeeping ({@link voicelab.engines.sql.EmbeddedDatabase}).
 */
package voicelab.engines.sql;
