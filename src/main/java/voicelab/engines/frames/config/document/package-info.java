/**
 * A configuration as a document: objects by type and name, references by name instead of DBID, options and annex as sections.
 * Read from a tree that knows its lines, compared with what a Configuration Server holds, and made true there: {@code lab config
 * export|import|diff}, and the seeds of both Configuration Servers. {@code docs/config-server.md} has the form.
 */
package voicelab.engines.frames.config.document;
